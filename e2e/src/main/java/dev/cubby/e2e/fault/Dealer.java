package dev.cubby.e2e.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Deals faults in an order that the seed fixes. Each comes by itself before any comes so again. One
 * round in three, about, has two faults that are about different parts.
 */
public final class Dealer {
  private static final int ROUNDS_FOR_A_PAIR = 3;
  private static final int LONGEST_SECONDS = 6;

  private final List<Fault> faults;
  private final Random random;
  private final Deque<Fault> deck = new ArrayDeque<>();

  public Dealer(List<Fault> faults, long seed) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("there is no fault to deal");
    }
    this.faults = List.copyOf(faults);
    this.random = new Random(seed);
  }

  Round next() {
    List<Fault> dealt = random.nextInt(ROUNDS_FOR_A_PAIR) == 0 ? pair() : List.of(fromDeck());
    var length = Duration.ofSeconds(1 + random.nextInt(LONGEST_SECONDS));
    return new Round(dealt, length, random.nextBoolean());
  }

  /** Two, or one of the deck where no other is about other parts than the first. */
  private List<Fault> pair() {
    Fault first = any(faults);
    List<Fault> others = faults.stream().filter(first::isApartFrom).toList();
    return others.isEmpty() ? List.of(fromDeck()) : List.of(first, any(others));
  }

  private Fault fromDeck() {
    if (deck.isEmpty()) {
      var shuffled = new ArrayList<>(faults);
      Collections.shuffle(shuffled, random);
      deck.addAll(shuffled);
    }
    return deck.removeFirst();
  }

  private Fault any(List<Fault> some) {
    return some.get(random.nextInt(some.size()));
  }
}
