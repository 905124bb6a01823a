package dev.cubby.api.coherence.model.failover;

import dev.cubby.api.coherence.model.explore.Steps;
import dev.cubby.api.coherence.model.failover.Actor.Copy;
import dev.cubby.api.coherence.model.failover.Actor.Member;
import java.util.List;
import java.util.Set;

/** The steps of each process to know the row. */
final class KeeperMoves {
  private static final List<String> ROW = Actor.atEach("reads the row of %s");
  private static final List<String> PROVED_ROW = Actor.atEach("reads the row of %s, with proof");

  private final Set<Rule> off;
  private final Reigns reigns;
  private final boolean slow;

  KeeperMoves(Scope scope, Set<Rule> off) {
    this.off = off;
    this.reigns = new Reigns(off);
    this.slow = scope.slow();
  }

  void from(State state, Steps<State> steps) {
    for (int i = 0; i < state.members().size(); i++) {
      Member member = state.members().get(i);
      String who = Actor.PROCESSES.get(i);
      if (member.asked()) {
        hear(state, i, member, who, steps);
      } else {
        ask(state, i, member, who, steps);
      }
      lapse(state, i, member, who, steps);
    }
  }

  private void ask(State state, int i, Member member, String who, Steps<State> steps) {
    for (int k = 0; k < state.servers().size(); k++) {
      Server server = state.servers().get(k);
      int reign = reigns.of(state, k);
      boolean between = server.free() || off.contains(Rule.COPY_IS_READ_BETWEEN_WRITES);
      if (reign == Reigns.NONE || !between) {
        continue;
      }
      Data shown = server.shown();
      boolean trusted = shown.used() || off.contains(Rule.ANSWER_IS_PROVED);
      int since = trusted ? state.primary() : 0;
      var answer = new Copy(shown.epoch(), shown.used(), trusted, since, reign);
      boolean proved = off.contains(Rule.HEARTBEAT_WAITS_FOR_THE_STANDBY);
      if (slow) {
        var asked = new Member(member.copy(), true, answer, proved);
        steps.accept(who, ROW.get(k), state.with(i, asked));
      } else if (k == state.primary()) {
        State flushed = reigns.proved(state.with(k, server.flushed()), k);
        steps.accept(who, PROVED_ROW.get(k), flushed.with(i, known(answer)));
      }
    }
  }

  private Member known(Copy answer) {
    int reign = off.contains(Rule.ANSWER_IS_PROVED) ? answer.reign() : 0;
    var copy = new Copy(answer.epoch(), answer.used(), answer.trusted(), answer.since(), reign);
    return new Member(copy, false, Copy.NONE, false);
  }

  private void hear(State state, int i, Member member, String who, Steps<State> steps) {
    if (member.proved() || off.contains(Rule.COPY_IS_PROVED)) {
      steps.accept(who, "knows what the row says", state.with(i, known(member.answer())));
    }
    State without = state.with(i, new Member(member.copy(), false, Copy.NONE, false));
    steps.accept(who, "is told nothing of the row", without);
  }

  private void lapse(State state, int i, Member member, String who, Steps<State> steps) {
    if (off.contains(Rule.TRUST_ENDS)) {
      return;
    }
    if (member.copy().trusted()) {
      State lapsed = state.with(i, member.with(member.copy().lapsed()));
      steps.accept(who, "trusts no more", lapsed);
    }
    if (member.answer().trusted() && !off.contains(Rule.TRUST_RUNS_FROM_ASKING)) {
      State lapsed = state.with(i, member.withAnswer(member.answer().lapsed()));
      steps.accept(who, "has asked too long ago", lapsed);
    }
  }
}
