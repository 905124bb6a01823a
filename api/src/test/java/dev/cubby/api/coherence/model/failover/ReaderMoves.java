package dev.cubby.api.coherence.model.failover;

import dev.cubby.api.coherence.model.Cache;
import dev.cubby.api.coherence.model.explore.Steps;
import dev.cubby.api.coherence.model.failover.Actor.Copy;
import dev.cubby.api.coherence.model.failover.Actor.Reader;
import dev.cubby.api.coherence.model.failover.Actor.Reading;
import java.util.List;
import java.util.Set;

/**
 * The steps of readers. A reader begins when it asks: what it would be given if it had begun before
 * is no older. A hit is answered at once: later, a client would only know less.
 */
final class ReaderMoves {
  private static final List<String> AT = Actor.atEach("reads %s");
  private static final List<String> AND_ANSWERS = Actor.atEach("reads %s and answers");

  private final Set<Rule> off;
  private final Reigns reigns;

  ReaderMoves(Set<Rule> off) {
    this.off = off;
    this.reigns = new Reigns(off);
  }

  void from(State state, Steps<State> steps) {
    for (int i = 0; i < state.readers().size(); i++) {
      Reader reader = state.readers().get(i);
      String who = Actor.READERS.get(i);
      switch (reader.at()) {
        case IDLE -> {
          lookup(state, i, who, steps);
          read(state, i, reader, who, steps);
          if (off.contains(Rule.REFUSAL_IS_PROVED)) {
            refuse(state, who, steps);
          }
        }
        case LEASED -> read(state, i, reader, who, steps);
        case READ -> wait(state, i, reader, who, steps);
        case FILLS -> {
          fill(state, i, reader, who, Reader.IDLE, steps);
          steps.accept(who, "does not fill", idle(state, i));
        }
      }
    }
  }

  private static State idle(State state, int i) {
    return state.with(state.cache().abandoned(i)).with(i, Reader.IDLE);
  }

  private static void lookup(State state, int i, String who, Steps<State> steps) {
    Copy copy = state.copyOf(i);
    Cache cache = state.cache();
    if (!copy.counts()) {
      return;
    }
    if (cache.entry() != Cache.NOTHING) {
      if (cache.entryEpoch() == copy.epoch()) {
        steps.accept(who, "answers its hit", state.told(cache.entry(), state.known()));
      }
    } else if (cache.fences() == 0 && cache.under(copy.epoch())) {
      State leased = state.with(cache.leased(i)).with(i, Reader.LEASED);
      steps.accept(who, "gets a lease", leased);
    }
  }

  private void read(State state, int i, Reader reader, String who, Steps<State> steps) {
    for (int k = 0; k < state.servers().size(); k++) {
      int reign = reigns.of(state, k);
      if (reign == Reigns.NONE) {
        continue;
      }
      int found = state.servers().get(k).shown().chain();
      boolean proved = reigns.provedAtOnce(state, i, reign);
      var read = new Reader(Reading.READ, reader.leased(), found, reign, proved, state.known());
      steps.accept(who, AT.get(k), state.with(i, read));
      Copy copy = state.copyOf(i);
      if (off.contains(Rule.ANSWER_IS_PROVED) && copy.trusted() && copy.reign() == reign) {
        answer(state, i, read, who, AND_ANSWERS.get(k), steps);
      }
    }
  }

  private static void answer(
      State state, int i, Reader reader, String who, String what, Steps<State> steps) {
    State told = state.told(reader.found(), reader.floor());
    boolean fills = reader.leased() && state.cache().leasedBy(i);
    steps.accept(who, what, told.with(i, fills ? Reader.fills(reader.found()) : Reader.IDLE));
  }

  private void wait(State state, int i, Reader reader, String who, Steps<State> steps) {
    if (reader.proved()) {
      answer(state, i, reader, who, "answers", steps);
    }
    if (off.contains(Rule.FILL_IS_PROVED) && reader.leased()) {
      fill(state, i, reader, who, reader.withoutLease(), steps);
    }
    steps.accept(who, "gives up", idle(state, i));
  }

  /** Under the epoch known by now, as the product does. */
  private static void fill(
      State state, int i, Reader reader, String who, Reader next, Steps<State> steps) {
    Cache cache = state.cache();
    int epoch = state.copyOf(i).epoch();
    if (cache.leasedBy(i) && cache.under(epoch)) {
      State filled = state.with(cache.abandoned(i).filled(reader.found(), epoch));
      steps.accept(who, "fills", filled.with(i, next));
    }
  }

  /** Looks at the key in a transaction that finds its precondition not fulfilled. */
  private void refuse(State state, String who, Steps<State> steps) {
    for (int k = 0; k < state.servers().size(); k++) {
      Server server = state.servers().get(k);
      if (server.free() && reigns.written(state, k)) {
        State told = state.told(server.shown().chain(), state.known());
        steps.accept(who, "is refused by a precondition", told);
      }
    }
  }
}
