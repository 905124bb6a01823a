package dev.cubby.flights.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Picks what happens next. */
interface Chooser {

  /** A number from 0 to {@code options - 1}. */
  int choose(int options);

  static Chooser random(long seed) {
    return new Random(seed)::nextInt;
  }

  /** Runs through every sequence of choices, one schedule after another. */
  final class Exhaustive implements Chooser {
    private record Choice(int picked, int options) {}

    private final Deque<Choice> script = new ArrayDeque<>();
    private final List<Choice> made = new ArrayList<>();

    @Override
    public int choose(int options) {
      Choice choice = script.isEmpty() ? new Choice(0, options) : script.removeFirst();
      if (choice.options() != options) {
        throw new IllegalStateException("the schedule is not deterministic");
      }
      made.add(choice);
      return choice.picked();
    }

    /** Goes on to the next schedule; false when there is none. */
    boolean next() {
      while (!made.isEmpty() && made.getLast().picked() + 1 == made.getLast().options()) {
        made.removeLast();
      }
      if (made.isEmpty()) {
        return false;
      }
      Choice last = made.removeLast();
      made.add(new Choice(last.picked() + 1, last.options()));
      script.addAll(made);
      made.clear();
      return true;
    }
  }
}
