package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Member;
import dev.cubby.api.coherence.model.Actor.Reader;
import dev.cubby.api.coherence.model.Actor.Writer;
import dev.cubby.api.coherence.model.Actor.Writing;
import dev.cubby.api.coherence.model.explore.Steps;
import java.util.Set;

/** Faults: restarts, evictions, crashes, pauses, and stalls that outlast a fence. */
final class FaultMoves {
  private final Set<Rule> off;

  FaultMoves(Set<Rule> off) {
    this.off = off;
  }

  void from(State state, Steps<State> steps) {
    cache(state, state.cache(), steps);
    for (int i = 0; i < state.writers().size(); i++) {
      if (state.cache().fencedBy(i)) {
        fence(state, i, state.writers().get(i), Actor.WRITERS.get(i), steps);
      }
    }
    if (state.crashes() > 0) {
      for (int i = 0; i < state.members().size(); i++) {
        State crashed = crashed(state, i).withFewer(state.restarts(), state.crashes() - 1);
        steps.accept(Actor.PROCESSES.get(i), "crashes", crashed);
      }
    }
  }

  private void cache(State state, Cache cache, Steps<State> steps) {
    if (state.restarts() > 0) {
      State restarted = state.with(Cache.EMPTY).withFewer(state.restarts() - 1, state.crashes());
      steps.accept("the cache", "restarts empty", restarted.withLate(0));
    }
    if (state.late() > 0) {
      State arrived = state.with(cache.entered(state.late(), off)).withLate(0);
      steps.accept("a late command “enter”", "reaches the cache", arrived);
    }
    if (cache.entry() != Cache.NOTHING) {
      steps.accept("the cache", "evicts the entry", state.with(cache.withoutEntry()));
    }
    if (cache.leases() != 0) {
      steps.accept("the cache", "ends the lease", state.with(cache.withoutLease()));
    }
  }

  private void fence(State state, int i, Writer writer, String who, Steps<State> steps) {
    Cache without = state.cache().fenceGone(i);
    State ended = state.with(without);
    switch (writer.at()) {
      case FENCED -> {
        State old = ended.with(i, new Writer(writer.at(), writer.epoch(), 0, true));
        steps.accept(who, "has its fence for so long that it ends", old);
      }
      // It began while its fence was fresh. So it has had the row to itself for many seconds, and
      // all trust from before is over.
      case COMMITS -> {
        if (off.contains(Rule.LONG_TRANSACTIONS_ARE_GIVEN_UP) && state.nobodyTrusts(true)) {
          steps.accept(who, "is paused in its transaction until its fence ends", ended);
        }
      }
      case ADRIFT -> {
        if (state.nobodyTrusts(true)) {
          steps.accept(who, "has its commit in a stalled database until its fence ends", ended);
        }
      }
      default -> steps.accept(who, "has its fence for so long that it ends", ended);
    }
    if (off.contains(Rule.FENCES_ARE_NOT_EVICTED)) {
      steps.accept("the cache", "evicts a fence", state.with(without));
    }
  }

  private static State crashed(State before, int process) {
    State state = before.with(process, Member.NEW);
    int processes = state.members().size();
    for (int i = process; i < state.readers().size(); i += processes) {
      state = state.with(state.cache().abandoned(i)).with(i, Reader.IDLE);
    }
    for (int i = process; i < state.writers().size(); i += processes) {
      Writer writer = state.writers().get(i);
      state = state.with(i, writer.inTransaction() ? Writer.IDLE.at(Writing.ADRIFT) : Writer.DONE);
    }
    for (int i = process; i < state.enterers().size(); i += processes) {
      state = EntererMoves.released(state, i);
    }
    return state;
  }
}
