package dev.cubby.api.coherence.model.failover;

import dev.cubby.api.coherence.model.Cache;
import dev.cubby.api.coherence.model.explore.Steps;
import dev.cubby.api.coherence.model.failover.Actor.Writer;
import java.util.Set;

/** The steps of the cache: restarts, evictions, late commands, and fences that end. */
final class CacheMoves {

  static void from(State state, Steps<State> steps) {
    cache(state, state.cache(), steps);
    for (int i = 0; i < state.writers().size(); i++) {
      if (state.cache().fencedBy(i)) {
        fence(state, i, state.writers().get(i), Actor.WRITERS.get(i), steps);
      }
    }
  }

  private static void cache(State state, Cache cache, Steps<State> steps) {
    if (state.restarts() > 0) {
      State restarted = state.withFewer(state.restarts() - 1, state.faults());
      steps.accept("the cache", "restarts empty", restarted.with(Cache.EMPTY));
    }
    if (state.late() > 0) {
      State arrived = state.with(cache.entered(state.late(), Set.of())).withLate(0);
      steps.accept("a late command “enter”", "reaches the cache", arrived);
    }
    if (cache.entry() != Cache.NOTHING) {
      steps.accept("the cache", "evicts the entry", state.with(cache.withoutEntry()));
    }
  }

  /**
   * A fence is lifted, or ends by itself. While the commit behind it may still land, that is long
   * after it was asked for: so the trust that had begun by then is over.
   */
  private static void fence(State state, int i, Writer writer, String who, Steps<State> steps) {
    State ended = state.with(state.cache().fenceGone(i));
    switch (writer.at()) {
      case FENCED -> steps.accept(who, "has its fence for too long", ended.with(i, Writer.IDLE));
      case COMMITS -> {} // is given up long before
      case ADRIFT -> {
        int server = serverOf(state, i);
        if (state.noTrust(true, copy -> copy.used() && copy.since() <= server)) {
          steps.accept(who, "has its fence end by itself", ended);
        }
      }
      default -> steps.accept(who, "has its fence lifted", ended);
    }
  }

  private static int serverOf(State state, int writer) {
    int server = state.primary();
    while (server > 0 && !state.servers().get(server).tx().is(Tx.Kind.WRITE, writer)) {
      server--;
    }
    return server;
  }

  private CacheMoves() {}
}
