package dev.cubby.api.coherence.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Visits every state that can be reached, the nearest first. */
final class Explorer {

  /** How a state was first reached. */
  private record Origin(@Nullable Packed before, String who, String what) {}

  /**
   * What was found.
   *
   * @param trace the shortest way to a stale read; empty where there is none
   */
  record Found(int states, List<String> trace) {}

  static Found explore(Scope scope, Set<Rule> off) {
    var moves = new Moves(scope, off);
    State initial = new State(scope);
    Map<Packed, Origin> origins = new HashMap<>();
    origins.put(Packed.of(initial), new Origin(null, "all", "begin"));
    Deque<State> next = new ArrayDeque<>(List.of(initial));
    while (!next.isEmpty()) {
      State state = next.remove();
      Packed before = Packed.of(state);
      if (state.stale() != null) {
        return new Found(origins.size(), trace(origins, before, state.stale()));
      }
      moves.from(
          state,
          (who, what, after) -> {
            if (origins.putIfAbsent(Packed.of(after), new Origin(before, who, what)) == null) {
              next.add(after);
            }
          });
    }
    return new Found(origins.size(), List.of());
  }

  private static List<String> trace(Map<Packed, Origin> origins, Packed last, String stale) {
    List<String> trace = new ArrayList<>();
    trace.add(stale);
    for (Packed at = last; at != null; ) {
      Origin origin = origins.get(at);
      trace.add(origin == null ? "?" : origin.who() + " " + origin.what());
      at = origin == null ? null : origin.before();
    }
    return trace.reversed();
  }

  private Explorer() {}
}
