package dev.cubby.api.coherence.model.failover;

import dev.cubby.api.coherence.model.Cache;
import dev.cubby.api.coherence.model.explore.Steps;
import dev.cubby.api.coherence.model.failover.Actor.Copy;
import dev.cubby.api.coherence.model.failover.Actor.Writer;
import dev.cubby.api.coherence.model.failover.Actor.Writing;
import java.util.List;
import java.util.Set;

/**
 * The steps of writers. A writer that cannot fence has any process mark the cache unused; it may
 * commit without a fence wherever the row has said so for long enough.
 */
final class WriterMoves {
  private static final List<String> BEGINS = Actor.atEach("begins at %s");
  private static final List<String> UNFENCED = Actor.atEach("writes to %s without a fence");

  private final Set<Rule> off;
  private final Reigns reigns;

  WriterMoves(Set<Rule> off) {
    this.off = off;
    this.reigns = new Reigns(off);
  }

  void from(State state, Steps<State> steps) {
    for (int i = 0; i < state.writers().size(); i++) {
      Writer writer = state.writers().get(i);
      String who = Actor.WRITERS.get(i);
      switch (writer.at()) {
        case IDLE -> {
          fence(state, i, who, steps);
          begin(state, i, writer, who, steps);
        }
        case FENCED -> {
          begin(state, i, writer, who, steps);
          steps.accept(who, "starts over", lifted(state, i).with(i, Writer.IDLE));
        }
        case COMMITS, ADRIFT -> commit(state, i, writer, who, steps);
        case DONE -> {}
      }
    }
  }

  private static void fence(State state, int i, String who, Steps<State> steps) {
    Copy copy = state.copyOf(i);
    Cache cache = state.cache();
    if (copy.used() && cache.under(copy.epoch())) {
      var fenced = new Writer(Writing.FENCED, copy.epoch());
      steps.accept(who, "fences", state.with(cache.fenced(i, Set.of())).with(i, fenced));
    }
  }

  private void begin(State state, int i, Writer writer, String who, Steps<State> steps) {
    boolean fenced = writer.at() == Writing.FENCED;
    for (int k = 0; k < state.servers().size(); k++) {
      Server server = state.servers().get(k);
      Data shown = server.shown();
      boolean may = reigns.written(state, k) || off.contains(Rule.WRITERS_WAIT_AFTER_A_PROMOTION);
      if (!may || !server.free()) {
        continue;
      }
      State commits = state.with(i, Writer.COMMITS);
      if (fenced && shown.epoch() == writer.epoch()) {
        Tx begun = Tx.begun(Tx.Kind.WRITE, i);
        steps.accept(who, BEGINS.get(k), commits.with(k, server.with(begun)));
      } else if (!fenced && shown.unusedLong()) {
        Tx written = Tx.written(Tx.Kind.WRITE, i);
        steps.accept(who, UNFENCED.get(k), commits.with(k, server.with(written)));
      }
    }
  }

  private void commit(State state, int i, Writer writer, String who, Steps<State> steps) {
    for (int k = 0; k < state.servers().size(); k++) {
      Server server = state.servers().get(k);
      if (server.tx().is(Tx.Kind.WRITE, i) && server.tx().isBegun()) {
        State written = state.with(k, server.with(server.tx().at(Tx.Stage.WRITTEN)));
        boolean waits = writer.at() == Writing.COMMITS;
        steps.accept(who, waits ? "asks for its commit" : "has its commit arrive", written);
      }
    }
    if (writer.at() == Writing.COMMITS && state.cache().fencedBy(i)) {
      State adrift = state.with(i, Writer.ADRIFT);
      boolean lifts = off.contains(Rule.UNKNOWN_COMMIT_KEEPS_ITS_FENCE);
      steps.accept(
          who, "asks for its commit and hears nothing", lifts ? lifted(adrift, i) : adrift);
    }
  }

  private static State lifted(State state, int i) {
    return state.with(state.cache().lifted(i, Set.of()));
  }
}
