package dev.cubby.api.coherence.model.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Visits every state that can be reached, the nearest first.
 *
 * @param <S> a state
 */
public final class Explorer<S> {
  private final Model<S> model;
  private final StateBits<S> bits;
  private final Visited visited;
  private final Set<String> seen = new HashSet<>();

  /**
   * What was found.
   *
   * @param seen all that happened in some state
   * @param trace the shortest way to a broken state; empty where there is none
   */
  public record Found(int states, Set<String> seen, List<String> trace) {}

  private Explorer(Model<S> model) {
    this.model = model;
    this.bits = model.bits();
    this.visited = new Visited(bits.words());
  }

  public static <S> Found explore(Model<S> model) {
    return new Explorer<>(model).explore();
  }

  private Found explore() {
    visited.add(packed(model.first()), 0);
    for (int i = 0; i < visited.size(); i++) {
      S state = unpacked(visited.get(i));
      if (model.broken(state)) {
        return new Found(visited.size(), seen, trace(i));
      }
      int before = i;
      model.steps(
          state,
          (who, what, after) -> {
            seen.add(what);
            visited.add(packed(after), before);
          });
    }
    return new Found(visited.size(), seen, List.of());
  }

  private List<String> trace(int last) {
    List<String> trace = new ArrayList<>();
    for (int at = last; at != 0; at = visited.before(at)) {
      long[] after = visited.get(at);
      List<String> steps = new ArrayList<>();
      model.steps(
          unpacked(visited.get(visited.before(at))),
          (who, what, next) -> {
            if (Arrays.equals(packed(next), after)) {
              steps.add(who + " " + what);
            }
          });
      trace.add(steps.getFirst());
    }
    return trace.reversed();
  }

  private long[] packed(S state) {
    var words = new long[bits.words()];
    bits.pack(state, new Bits(words));
    return words;
  }

  private S unpacked(long[] words) {
    return bits.unpack(new Bits(words));
  }
}
