package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Copy;
import dev.cubby.api.coherence.model.Actor.Member;
import dev.cubby.api.coherence.model.explore.Steps;
import java.util.Set;

/** The steps of each process's {@code Keeper} to know the row; and time that passes. */
final class KeeperMoves {
  private final Set<Rule> off;
  private final boolean slow;

  KeeperMoves(Scope scope, Set<Rule> off) {
    this.off = off;
    this.slow = scope.slow();
  }

  void from(State state, Steps<State> steps) {
    for (int i = 0; i < state.members().size(); i++) {
      trust(state, i, state.members().get(i), Actor.PROCESSES.get(i), steps);
    }
    Row row = state.row();
    if (row.used() && row.free()) {
      steps.accept("somebody", "marks the row unused", state.with(row.left()));
    }
    boolean over =
        off.contains(Rule.TRUST_ENDS)
            || state.nobodyTrusts(!off.contains(Rule.TRUST_RUNS_FROM_ASKING));
    if (!row.used() && !row.unusedLong() && over) {
      // All trust, which lasts a second from when the row was asked for, has ended before this.
      steps.accept("a second", "passes", state.with(row.longUnused()));
    }
  }

  private void trust(State state, int i, Member member, String who, Steps<State> steps) {
    Row row = state.row();
    if (member.asked()) {
      steps.accept(
          who,
          "is told what the row says",
          state.with(i, new Member(member.answer(), false, Copy.NONE)));
    } else if (row.free() || off.contains(Rule.TRUST_IS_READ_BETWEEN_WRITES)) {
      var answer = new Copy(row.epoch(), row.used(), row.used());
      if (slow) {
        steps.accept(
            who, "has the row read", state.with(i, new Member(member.copy(), true, answer)));
      } else {
        steps.accept(who, "reads the row", state.with(i, new Member(answer, false, Copy.NONE)));
      }
    }
    if (off.contains(Rule.TRUST_ENDS)) {
      return;
    }
    if (member.copy().trusted()) {
      steps.accept(who, "trusts no more", state.with(i, member.copy().trusted(false)));
    }
    if (member.answer().trusted() && !off.contains(Rule.TRUST_RUNS_FROM_ASKING)) {
      Copy lapsed = member.answer().trusted(false);
      steps.accept(
          who, "has asked too long ago", state.with(i, new Member(member.copy(), true, lapsed)));
    }
  }
}
