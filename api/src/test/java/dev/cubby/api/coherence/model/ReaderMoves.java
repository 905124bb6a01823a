package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Copy;
import dev.cubby.api.coherence.model.Actor.Reader;
import dev.cubby.api.coherence.model.Actor.Reading;
import dev.cubby.api.coherence.model.explore.Steps;
import java.util.Set;

/** The steps of readers: {@code Keys}, {@code ValkeyCache.lookup} and {@code fill}. */
final class ReaderMoves {
  private final Set<Rule> off;

  ReaderMoves(Set<Rule> off) {
    this.off = off;
  }

  void from(State state, Steps<State> steps) {
    for (int i = 0; i < state.readers().size(); i++) {
      Reader reader = state.readers().get(i);
      String who = Actor.READERS.get(i);
      switch (reader.at()) {
        case IDLE -> begin(state, i, who, steps);
        case ASKS -> lookup(state, i, reader, who, steps);
        case HIT -> arrive(state, i, reader, who, steps);
        case LEASED -> load(state, i, reader, who, steps);
        case FILLS -> fill(state, i, reader, who, steps);
      }
      if (reader.trusted()) {
        lapse(state, i, reader, who, steps);
      }
    }
  }

  private static void begin(State state, int i, String who, Steps<State> steps) {
    Copy copy = state.processOf(i).copy();
    if (copy.trusted()) {
      var asks = new Reader(Reading.ASKS, copy.epoch(), true, 0, state.known());
      steps.accept(who, "asks the cache", state.with(i, asks));
    }
    bypass(state, i, new Reader(Reading.IDLE, 0, false, 0, state.known()), who, steps);
  }

  /** The database holds all that is known, whenever it is asked: so that may be at once. */
  private static void bypass(State state, int i, Reader reader, String who, Steps<State> steps) {
    State answered = state.answered(reader, state.version());
    steps.accept(who, "goes past the cache to the database", answered.with(i, Reader.IDLE));
  }

  /** Its trust is over: what the cache answers from now on does not count. */
  private void lapse(State state, int i, Reader reader, String who, Steps<State> steps) {
    if (off.contains(Rule.HIT_ARRIVES_IN_TRUST) || off.contains(Rule.LEASE_ARRIVES_IN_TRUST)) {
      steps.accept(who, "has asked too long ago to trust", state.with(i, reader.withoutTrust()));
    } else {
      bypass(state, i, reader, who, steps);
    }
  }

  /** In the cache: GET, and where that finds nothing, lease.lua. */
  private void lookup(State state, int i, Reader reader, String who, Steps<State> steps) {
    Cache cache = state.cache();
    bypass(state, i, reader, who, steps);
    if (cache.entry() != Cache.NOTHING) {
      boolean counts =
          cache.entryEpoch() == reader.epoch() || off.contains(Rule.HIT_CHECKS_THE_EPOCH);
      if (counts) {
        steps.accept(who, "hits", state.with(i, reader.at(Reading.HIT, cache.entry())));
      }
    } else if ((cache.fences() == 0 || off.contains(Rule.NO_LEASE_BEHIND_A_FENCE))
        && (cache.under(reader.epoch()) || off.contains(Rule.LEASE_CHECKS_THE_EPOCH))
        && (reader.trusted() || off.contains(Rule.LEASE_ARRIVES_IN_TRUST))) {
      steps.accept(
          who, "gets a lease", state.with(cache.leased(i)).with(i, reader.at(Reading.LEASED, 0)));
    }
  }

  private void arrive(State state, int i, Reader reader, String who, Steps<State> steps) {
    if (reader.trusted() || off.contains(Rule.HIT_ARRIVES_IN_TRUST)) {
      steps.accept(
          who, "answers its hit", state.answered(reader, reader.version()).with(i, Reader.IDLE));
    } else {
      bypass(state, i, reader, who, steps);
    }
  }

  private static void load(State state, int i, Reader reader, String who, Steps<State> steps) {
    State answered = state.answered(reader, state.version());
    steps.accept(
        who, "reads the database", answered.with(i, reader.at(Reading.FILLS, state.version())));
  }

  /** Under the epoch known by now, as the product does. */
  private void fill(State state, int i, Reader reader, String who, Steps<State> steps) {
    Cache cache = state.cache();
    int epoch = state.processOf(i).copy().epoch();
    boolean stands =
        off.contains(Rule.LEASE_BEFORE_READING)
            ? cache.fences() == 0
            : cache.leasedBy(i) || off.contains(Rule.ONLY_A_LEASE_FILLS);
    State idle = state.with(cache.abandoned(i)).with(i, Reader.IDLE);
    if (stands && (cache.under(epoch) || off.contains(Rule.FILL_CHECKS_THE_EPOCH))) {
      steps.accept(who, "fills", idle.with(cache.filled(reader.version(), epoch)));
    }
    steps.accept(who, "does not fill", idle);
  }
}
