package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Enterer;
import dev.cubby.api.coherence.model.Actor.Entering;
import dev.cubby.api.coherence.model.explore.Steps;
import java.util.Set;

/** How a process puts the cache in use: {@code Keeper.enter} and {@code Store.enterCache}. */
final class EntererMoves {
  private final Scope scope;
  private final Set<Rule> off;

  EntererMoves(Scope scope, Set<Rule> off) {
    this.scope = scope;
    this.off = off;
  }

  void from(State state, Steps<State> steps) {
    for (int i = 0; i < state.enterers().size(); i++) {
      Enterer enterer = state.enterers().get(i);
      String who = Actor.PROCESSES.get(i % state.members().size());
      switch (enterer.at()) {
        case IDLE -> look(state, i, who, steps);
        case SAW -> offer(state, i, enterer, who, steps);
        case OFFERED -> lock(state, i, enterer, who, steps);
        case LOCKED -> empty(state, i, enterer, who, steps);
        case EMPTIED -> change(state, i, enterer, who, steps);
      }
      if (state.row().holder() == Row.enterer(i)) {
        steps.accept(
            "the database",
            "gives up the transaction of a paused process that enters",
            state.with(state.row().releasedBy(Row.enterer(i))));
      }
    }
  }

  private static void look(State state, int i, String who, Steps<State> steps) {
    if (!state.row().used()) {
      var saw = new Enterer(Entering.SAW, state.cache().epoch());
      steps.accept(who, "looks at the cache", state.with(i, saw));
    }
  }

  private void offer(State state, int i, Enterer enterer, String who, Steps<State> steps) {
    Row row = state.row();
    int next = Math.max(enterer.epoch(), row.epoch()) + 1;
    if (row.used()) {
      steps.accept(who, "finds the cache in use", state.with(i, Enterer.IDLE));
    } else if (row.free() && next <= scope.epochs()) {
      if (off.contains(Rule.EPOCH_IS_OFFERED_ONCE)) {
        steps.accept(
            who,
            "locks the row to enter",
            state.with(row.lockedBy(Row.enterer(i))).with(i, new Enterer(Entering.LOCKED, next)));
      } else {
        steps.accept(
            who,
            "writes its next epoch to the row",
            state.with(row.offered(next)).with(i, new Enterer(Entering.OFFERED, next)));
      }
    }
  }

  private static void lock(State state, int i, Enterer enterer, String who, Steps<State> steps) {
    Row row = state.row();
    if (row.used() || row.epoch() != enterer.epoch()) {
      steps.accept(who, "finds that another enters", state.with(i, Enterer.IDLE));
    } else if (row.free()) {
      steps.accept(
          who,
          "locks the row to enter",
          state.with(row.lockedBy(Row.enterer(i))).with(i, enterer.at(Entering.LOCKED)));
    }
  }

  private void empty(State state, int i, Enterer enterer, String who, Steps<State> steps) {
    Cache cache = state.cache();
    State released = released(state, i);
    Cache entered = cache.entered(enterer.epoch(), off);
    if (!entered.equals(cache)) {
      steps.accept(
          who, "empties the cache", state.with(entered).with(i, enterer.at(Entering.EMPTIED)));
    }
    steps.accept(who, "cannot enter", released);
    steps.accept(who, "is told nothing", released.withLate(enterer.epoch()));
  }

  private static void change(State state, int i, Enterer enterer, String who, Steps<State> steps) {
    Row row = state.row();
    if (row.holder() == Row.enterer(i)) {
      steps.accept(
          who, "changes the row", state.with(row.entered(enterer.epoch())).with(i, Enterer.IDLE));
    }
    steps.accept(who, "cannot change the row", released(state, i));
  }

  static State released(State state, int i) {
    return state.with(state.row().releasedBy(Row.enterer(i))).with(i, Enterer.IDLE);
  }
}
