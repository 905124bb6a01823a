package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Reader;
import dev.cubby.api.coherence.model.Actor.Reading;
import java.util.Set;

/** What readers do: {@code Keys} and {@code ValkeyCache.lookup}, {@code fill}. */
final class ReaderMoves {
  private final Set<Rule> off;

  ReaderMoves(Set<Rule> off) {
    this.off = off;
  }

  void from(State state, Steps steps) {
    for (int i = 0; i < state.readers().size(); i++) {
      Reader reader = state.readers().get(i);
      int trust = state.members().get(state.processOf(i)).trust();
      String who = Actor.READERS.get(i);
      switch (reader.at()) {
        case IDLE -> begin(state, i, trust, who, steps);
        case ASKS -> lookup(state, i, reader, who, steps);
        case HIT -> arrive(state, i, reader, trust, who, steps);
        case LEASED, BYPASS -> load(state, i, reader, who, steps);
        case FILLS -> fill(state, i, reader, who, steps);
      }
    }
  }

  private static void begin(State state, int i, int trust, String who, Steps steps) {
    Reading at = trust > 0 ? Reading.ASKS : Reading.BYPASS;
    steps.accept(who, "begins", state.with(i, new Reader(at, trust, 0, state.known())));
  }

  /** In the cache: GET, and where that finds nothing, lease.lua. */
  private void lookup(State state, int i, Reader reader, String who, Steps steps) {
    Cache cache = state.cache();
    if (cache.entry() != Cache.NOTHING && cache.entryEpoch() == reader.epoch()) {
      steps.accept(who, "hits", state.with(i, reader.at(Reading.HIT, cache.entry())));
    } else if (refuses(cache, reader.epoch())
        || (cache.fences() != 0 && !off.contains(Rule.NO_LEASE_BEHIND_A_FENCE))) {
      steps.accept(who, "gets no lease", state.with(i, reader.at(Reading.BYPASS, 0)));
    } else {
      steps.accept(
          who, "gets a lease", state.with(cache.leased(i)).with(i, reader.at(Reading.LEASED, 0)));
    }
    steps.accept(who, "gets no answer", state.with(i, reader.at(Reading.BYPASS, 0)));
  }

  private void arrive(State state, int i, Reader reader, int trust, String who, Steps steps) {
    if (trust == reader.epoch() || off.contains(Rule.TRUST_HOLDS_ON_ARRIVAL)) {
      steps.accept(
          who, "answers its hit", state.answered(reader, reader.version()).with(i, Reader.IDLE));
    } else {
      steps.accept(who, "trusts no more", state.with(i, reader.at(Reading.BYPASS, 0)));
    }
  }

  private static void load(State state, int i, Reader reader, String who, Steps steps) {
    Reader next =
        reader.at() == Reading.LEASED ? reader.at(Reading.FILLS, state.version()) : Reader.IDLE;
    steps.accept(who, "reads the database", state.answered(reader, state.version()).with(i, next));
  }

  private void fill(State state, int i, Reader reader, String who, Steps steps) {
    Cache cache = state.cache();
    boolean stands = (cache.leases() & 1 << i) != 0 || off.contains(Rule.ONLY_A_LEASE_FILLS);
    State idle = state.with(cache.abandoned(i)).with(i, Reader.IDLE);
    if (stands && !refuses(cache, reader.epoch())) {
      steps.accept(who, "fills", idle.with(cache.filled(reader.version(), reader.epoch())));
    }
    steps.accept(who, "does not fill", idle);
  }

  private boolean refuses(Cache cache, int epoch) {
    return cache.epoch() != epoch && !off.contains(Rule.SCRIPTS_CHECK_THE_EPOCH);
  }
}
