package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Enterer;
import dev.cubby.api.coherence.model.Actor.Entering;
import dev.cubby.api.coherence.model.Actor.Member;
import java.util.Set;

/** What each process's {@code Keeper} does: trust, leaving, entering. */
final class KeeperMoves {
  private final Scope scope;
  private final Set<Rule> off;

  KeeperMoves(Scope scope, Set<Rule> off) {
    this.scope = scope;
    this.off = off;
  }

  void from(State state, Steps steps) {
    for (int i = 0; i < state.members().size(); i++) {
      trust(state, i, state.members().get(i), Actor.PROCESSES.get(i), steps);
    }
    for (int i = 0; i < state.enterers().size(); i++) {
      enter(state, i, state.enterers().get(i), Actor.PROCESSES.get(state.processOf(i)), steps);
    }
    Row row = state.row();
    if (row.used() && row.free()) {
      steps.accept("somebody", "marks the row unused", state.with(row.left()));
    }
    // What lasts a second from when the row was read has ended before this.
    if (!row.used() && !row.unusedLong() && state.members().stream().allMatch(this::over)) {
      steps.accept("a second", "passes", state.with(row.longUnused()));
    }
  }

  private boolean over(Member process) {
    return process.trust() == 0
        && (process.answer() <= 0 || off.contains(Rule.TRUST_RUNS_FROM_ASKING));
  }

  private void trust(State state, int i, Member process, String who, Steps steps) {
    Row row = state.row();
    if (process.answer() == Member.NO_ANSWER) {
      // Between writes or not makes no difference here.
      int answer = row.used() ? row.epoch() : 0;
      steps.accept(who, "has the row read", state.with(i, new Member(process.trust(), answer)));
    } else {
      steps.accept(
          who, "has its answer", state.with(i, new Member(process.answer(), Member.NO_ANSWER)));
    }
    boolean answerLapses = process.answer() > 0 && !off.contains(Rule.TRUST_RUNS_FROM_ASKING);
    if (process.trust() > 0 || answerLapses) {
      int answer = answerLapses ? Member.NO_ANSWER : process.answer();
      steps.accept(who, "trusts no more", state.with(i, new Member(0, answer)));
    }
  }

  private void enter(State state, int i, Enterer enterer, String who, Steps steps) {
    Row row = state.row();
    Cache cache = state.cache();
    var command = new Cache.Command(enterer.run(), enterer.epoch());
    State released = state.with(row.exclusive(false)).with(i, Enterer.IDLE);
    switch (enterer.at()) {
      case IDLE -> {
        if (!row.used()) {
          steps.accept(
              who,
              "looks at the cache",
              state.with(i, new Enterer(Entering.SAW, cache.run(), cache.epoch())));
        }
      }
      case SAW -> {
        int next = Math.max(enterer.epoch(), row.epoch()) + 1;
        if (row.used()) {
          steps.accept(who, "finds the cache in use", state.with(i, Enterer.IDLE));
        } else if (row.free() && next <= scope.epochs()) {
          steps.accept(
              who,
              "locks the row to enter",
              state
                  .with(row.exclusive(true))
                  .with(i, new Enterer(Entering.LOCKED, enterer.run(), next)));
        }
      }
      case LOCKED -> {
        Cache entered = cache.entered(command, off);
        if (!entered.equals(cache)) {
          State emptied = state.with(entered).with(i, enterer.at(Entering.EMPTIED));
          steps.accept(who, "empties the cache", emptied);
          steps.accept(who, "empties the cache, a copy follows", emptied.withLate(command));
        }
        steps.accept(who, "is told nothing", released.withLate(command));
        steps.accept(who, "cannot enter", released);
      }
      case EMPTIED -> {
        steps.accept(
            who, "changes the row", state.with(row.entered(enterer.epoch())).with(i, Enterer.IDLE));
        steps.accept(who, "cannot change the row", released);
      }
    }
  }
}
