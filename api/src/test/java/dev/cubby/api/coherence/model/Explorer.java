package dev.cubby.api.coherence.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Visits every state that can be reached, the nearest first. */
final class Explorer {
  private final Scope scope;
  private final Moves moves;
  private final Visited visited = new Visited();
  private final Set<String> seen = new TreeSet<>();

  /**
   * What was found.
   *
   * @param seen all that happened in some state
   * @param trace the shortest way to a stale read; empty where there is none
   */
  record Found(int states, Set<String> seen, List<String> trace) {}

  private Explorer(Scope scope, Set<Rule> off) {
    this.scope = scope;
    this.moves = new Moves(scope, off);
  }

  static Found explore(Scope scope, Set<Rule> off) {
    return new Explorer(scope, off).explore();
  }

  private Found explore() {
    visited.add(Packed.of(new State(scope)), 0);
    for (int i = 0; i < visited.size(); i++) {
      State state = visited.get(i).unpack(scope);
      if (state.stale()) {
        return new Found(visited.size(), seen, trace(i));
      }
      int before = i;
      moves.from(
          state,
          (who, what, after) -> {
            seen.add(what);
            visited.add(Packed.of(after), before);
          });
    }
    return new Found(visited.size(), seen, List.of());
  }

  private List<String> trace(int last) {
    List<String> trace = new ArrayList<>();
    for (int at = last; at != 0; at = visited.before(at)) {
      Packed after = visited.get(at);
      List<String> steps = new ArrayList<>();
      moves.from(
          visited.get(visited.before(at)).unpack(scope),
          (who, what, next) -> {
            if (Packed.of(next).equals(after)) {
              steps.add(who + " " + what);
            }
          });
      trace.add(steps.getFirst());
    }
    return trace.reversed();
  }
}
