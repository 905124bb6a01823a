package dev.cubby.api.coherence.model.failover;

import dev.cubby.api.coherence.model.Cache;
import dev.cubby.api.coherence.model.explore.Steps;
import dev.cubby.api.coherence.model.failover.Actor.Enterer;
import dev.cubby.api.coherence.model.failover.Actor.Entering;
import java.util.List;
import java.util.Set;

/** How a process puts the cache in use, while it has epochs left. */
final class EntererMoves {
  private static final String WHO = "a process";
  private static final List<String> OFFERS = Actor.atEach("writes its epoch to %s");
  private static final List<String> LOCKS = Actor.atEach("locks the row of %s");

  private final Scope scope;
  private final Reigns reigns;

  EntererMoves(Scope scope, Set<Rule> off) {
    this.scope = scope;
    this.reigns = new Reigns(off);
  }

  void from(State state, Steps<State> steps) {
    Enterer enterer = state.enterer();
    switch (enterer.at()) {
      case IDLE -> offer(state, steps);
      case OFFERS -> steps.accept(WHO, "gives its epoch up", state.with(Enterer.IDLE));
      case OFFERED -> {
        lock(state, enterer, steps);
        steps.accept(WHO, "does not enter", state.with(Enterer.IDLE));
      }
      case LOCKED -> empty(state, enterer, steps);
    }
  }

  private void offer(State state, Steps<State> steps) {
    for (int k = 0; k < state.servers().size(); k++) {
      Server server = state.servers().get(k);
      int next = Math.max(server.shown().epoch(), state.cache().epoch()) + 1;
      if (server.free()
          && reigns.written(state, k)
          && !server.shown().used()
          && next <= scope.epochs()) {
        State offered = state.with(k, server.with(Tx.written(Tx.Kind.OFFER, next)));
        steps.accept(WHO, OFFERS.get(k), offered.with(new Enterer(Entering.OFFERS, next)));
      }
    }
  }

  private void lock(State state, Enterer enterer, Steps<State> steps) {
    for (int k = 0; k < state.servers().size(); k++) {
      Server server = state.servers().get(k);
      Data shown = server.shown();
      if (server.free()
          && reigns.written(state, k)
          && !shown.used()
          && shown.epoch() == enterer.epoch()) {
        State locked = state.with(k, server.with(Tx.begun(Tx.Kind.ENTER, enterer.epoch())));
        steps.accept(WHO, LOCKS.get(k), locked.with(enterer.at(Entering.LOCKED)));
      }
    }
  }

  /** The transaction may be over by now. */
  private static void empty(State state, Enterer enterer, Steps<State> steps) {
    Cache entered = state.cache().entered(enterer.epoch(), Set.of());
    if (!entered.equals(state.cache())) {
      State emptied = ended(state, enterer, Tx.written(Tx.Kind.ENTER, enterer.epoch()));
      steps.accept(WHO, "empties the cache and asks for its commit", emptied.with(entered));
    }
    State released = ended(state, enterer, Tx.NONE);
    steps.accept(WHO, "cannot enter", released);
    steps.accept(WHO, "is told nothing by the cache", released.withLate(enterer.epoch()));
  }

  private static State ended(State state, Enterer enterer, Tx next) {
    State ended = state.with(Enterer.IDLE);
    for (int k = 0; k < state.servers().size(); k++) {
      Tx tx = state.servers().get(k).tx();
      if (tx.is(Tx.Kind.ENTER, enterer.epoch()) && tx.isBegun()) {
        ended = ended.with(k, ended.servers().get(k).with(next));
      }
    }
    return ended;
  }
}
