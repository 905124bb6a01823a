package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Copy;
import dev.cubby.api.coherence.model.Actor.Writer;
import dev.cubby.api.coherence.model.Actor.Writing;
import dev.cubby.api.coherence.model.explore.Steps;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.WriteGuard;
import java.util.Set;

/**
 * The steps of writers until they commit: {@code CoherentCommitter}. The guards are the product's.
 */
final class WriterMoves {
  private final Set<Rule> off;
  private final CommitMoves commits;

  WriterMoves(Set<Rule> off) {
    this.off = off;
    this.commits = new CommitMoves(off);
  }

  void from(State state, Steps<State> steps) {
    for (int i = 0; i < state.writers().size(); i++) {
      Writer writer = state.writers().get(i);
      String who = Actor.WRITERS.get(i);
      switch (writer.at()) {
        case IDLE -> start(state, i, who, steps);
        case FENCES -> fence(state, i, writer, who, steps);
        case FENCED -> begin(state, i, writer, who, steps);
        case LEAVES -> leave(state, i, writer, who, steps);
        case WAITS -> beginUnfenced(state, i, writer, who, steps);
        case WAITED -> {
          if (state.row().free()) {
            steps.accept(who, "commits without a look at the row", begun(state, i, writer));
          }
        }
        default -> commits.from(state, i, writer, who, steps);
      }
    }
  }

  /** By its copy, which may be as old as it likes. */
  private void start(State state, int i, String who, Steps<State> steps) {
    Copy copy = state.processOf(i).copy();
    Row row = state.row();
    if (copy.used()) {
      Writing at = off.contains(Rule.FENCE_BEFORE_COMMIT) ? Writing.FENCED : Writing.FENCES;
      steps.accept(
          who,
          "takes the cache to be in use",
          state.with(i, new Writer(at, copy.epoch(), 0, false)));
    } else {
      steps.accept(
          who, "takes the cache to be unused", state.with(i, Writer.IDLE.at(Writing.WAITS)));
      if (off.contains(Rule.EVERYBODY_WAITS) && !row.used() && row.free()) {
        steps.accept(who, "commits as the row is unused", begun(state, i, Writer.IDLE));
      }
    }
  }

  private void fence(State state, int i, Writer writer, String who, Steps<State> steps) {
    Cache cache = state.cache();
    if (cache.under(writer.epoch()) || off.contains(Rule.FENCE_CHECKS_THE_EPOCH)) {
      State fenced = state.with(cache.fenced(i, off));
      steps.accept(who, "fences", fenced.with(i, writer.at(Writing.FENCED)));
      steps.accept(
          who, "fences and is not told so", fenced.with(i, writer.unfenced(Writing.LEAVES)));
    } else {
      steps.accept(who, "finds another epoch in the cache", state.with(i, Writer.IDLE));
    }
    steps.accept(who, "cannot fence", state.with(i, writer.unfenced(Writing.LEAVES)));
  }

  private void begin(State state, int i, Writer writer, String who, Steps<State> steps) {
    if (!state.row().free()) {
      return;
    }
    if (guardHolds(writer, state.row().use())) {
      steps.accept(who, "begins to commit", begun(state, i, writer));
    } else {
      steps.accept(
          who,
          "starts over",
          state.with(state.cache().lifted(i, off)).with(i, writer.unfenced(Writing.IDLE)));
    }
  }

  private boolean guardHolds(Writer writer, CacheUse use) {
    boolean old = writer.old() && !off.contains(Rule.OLD_FENCE_IS_NOT_USED);
    long latest = System.nanoTime() + (old ? -1 : Long.MAX_VALUE / 4);
    boolean anyEpoch =
        off.contains(Rule.FENCED_WRITE_CHECKS_THE_ROW)
            || (off.contains(Rule.FENCED_WRITE_NEEDS_ITS_EPOCH) && !use.used());
    return new WriteGuard.Fenced(anyEpoch ? use.epoch() : writer.epoch(), latest).holds(use);
  }

  private State begun(State state, int i, Writer writer) {
    // Of which epoch its fence is does not matter any more.
    int fenced = writer.epoch() == 0 ? 0 : 1;
    State begun = state.with(i, new Writer(Writing.COMMITS, fenced, 0, false));
    return off.contains(Rule.ROW_STAYS_LOCKED)
        ? begun
        : begun.with(state.row().lockedBy(Row.writer(i)));
  }

  private void leave(State state, int i, Writer writer, String who, Steps<State> steps) {
    Row left = state.row().left();
    if (state.row().free()) {
      steps.accept(
          who,
          "sees to it that the row is unused",
          state.with(left).with(i, writer.at(Writing.WAITS)));
      if (off.contains(Rule.WAIT_BEFORE_COMMIT)) {
        steps.accept(who, "marks the row and commits", begun(state.with(left), i, writer));
      }
    }
  }

  private void beginUnfenced(State state, int i, Writer writer, String who, Steps<State> steps) {
    Row row = state.row();
    if (!row.free()) {
      return;
    }
    if (new WriteGuard.Unfenced(Row.LONG_MILLIS).holds(row.use())) {
      steps.accept(who, "begins to commit without a fence", begun(state, i, writer));
      if (off.contains(Rule.UNFENCED_WRITE_CHECKS_THE_ROW)) {
        steps.accept(who, "has waited", state.with(i, writer.at(Writing.WAITED)));
      }
    } else if (row.used()) {
      steps.accept(who, "finds the cache in use", state.with(i, Writer.IDLE));
    }
  }
}
