package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Writer;
import dev.cubby.api.coherence.model.Actor.Writing;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.WriteGuard;
import java.util.Set;

/** What writers do: {@code CoherentCommitter}. The guards are the product's own. */
final class WriterMoves {
  private final Set<Rule> off;

  WriterMoves(Set<Rule> off) {
    this.off = off;
  }

  void from(State state, Steps steps) {
    for (int i = 0; i < state.writers().size(); i++) {
      Writer writer = state.writers().get(i);
      String who = Actor.WRITERS.get(i);
      switch (writer.at()) {
        case IDLE -> readRow(state, i, who, steps);
        case FENCES -> fence(state, i, writer, who, steps);
        case FENCED -> begin(state, i, writer, who, steps);
        case LEAVES -> leave(state, i, writer, who, steps);
        case WAITS -> beginUnfenced(state, i, writer, who, steps);
        case COMMITS -> commit(state, i, writer, who, steps);
        case ADRIFT -> land(state, i, who, steps);
        case WAITS_AFTER -> waitAfter(state, i, writer, who, steps);
        case COMMITTED -> {
          steps.accept(who, "lifts", lifted(state, i).with(i, writer.at(Writing.LIFTED)));
          steps.accept(
              who,
              "acknowledges",
              state.known(writer.version()).with(i, writer.at(Writing.ACKNOWLEDGED)));
        }
        case LIFTED ->
            steps.accept(who, "acknowledges", state.known(writer.version()).with(i, Writer.DONE));
        case ACKNOWLEDGED -> steps.accept(who, "lifts", lifted(state, i).with(i, Writer.DONE));
        case DONE -> {}
      }
    }
  }

  /** Its copy may be as old as it likes once it acts on it. */
  private void readRow(State state, int i, String who, Steps steps) {
    Row row = state.row();
    if (row.used()) {
      Writing at = off.contains(Rule.FENCE_BEFORE_COMMIT) ? Writing.FENCED : Writing.FENCES;
      steps.accept(
          who, "finds the cache in use", state.with(i, new Writer(at, row.epoch(), 0, false)));
    } else {
      boolean waits = !off.contains(Rule.EVERYBODY_WAITS);
      Writer next = new Writer(waits ? Writing.WAITS : Writing.COMMITS, 0, 0, false);
      if (waits || !row.exclusive()) {
        steps.accept(
            who,
            "finds the cache unused",
            (waits ? state : state.with(row.sharedBy(i))).with(i, next));
      }
    }
  }

  private void fence(State state, int i, Writer writer, String who, Steps steps) {
    Cache cache = state.cache();
    State leaves = state.with(i, writer.at(Writing.LEAVES));
    if (cache.epoch() == writer.epoch() || off.contains(Rule.SCRIPTS_CHECK_THE_EPOCH)) {
      State fenced = state.with(cache.fenced(i, off));
      steps.accept(who, "fences", fenced.with(i, writer.at(Writing.FENCED)));
      steps.accept(who, "fences and is not told so", fenced.with(i, writer.at(Writing.LEAVES)));
    } else {
      steps.accept(who, "finds another epoch in the cache", state.with(i, Writer.IDLE));
    }
    steps.accept(who, "cannot fence", leaves);
  }

  private void begin(State state, int i, Writer writer, String who, Steps steps) {
    if (state.row().exclusive()) {
      return;
    }
    if (guardHolds(writer, state.row().use()) || off.contains(Rule.COMMIT_CHECKS_THE_ROW)) {
      steps.accept(who, "begins to commit", locked(state, i).with(i, writer.at(Writing.COMMITS)));
    } else {
      steps.accept(who, "starts over", lifted(state, i).with(i, Writer.IDLE));
    }
  }

  private boolean guardHolds(Writer writer, CacheUse use) {
    boolean old = writer.old() && !off.contains(Rule.OLD_FENCE_IS_NOT_USED);
    var guard =
        new WriteGuard.Fenced(writer.epoch(), System.nanoTime() + (old ? -1 : Long.MAX_VALUE / 4));
    boolean anyUnused = off.contains(Rule.FENCED_WRITE_NEEDS_ITS_EPOCH) && !use.used();
    return guard.holds(anyUnused ? new CacheUse(writer.epoch(), false, 0) : use);
  }

  private State locked(State state, int i) {
    return off.contains(Rule.COMMIT_LOCKS_THE_ROW) ? state : state.with(state.row().sharedBy(i));
  }

  private void leave(State state, int i, Writer writer, String who, Steps steps) {
    Row row = state.row();
    if (row.free()) {
      boolean waits = !off.contains(Rule.WAIT_BEFORE_COMMIT);
      Row left = waits ? row.left() : row.left().sharedBy(i);
      Writing at = waits ? Writing.WAITS : Writing.COMMITS;
      steps.accept(
          who,
          "marks the row unused",
          state.with(left).with(i, new Writer(at, 0, 0, writer.old())));
    }
  }

  private static void beginUnfenced(State state, int i, Writer writer, String who, Steps steps) {
    Row row = state.row();
    if (row.exclusive()) {
      return;
    }
    if (new WriteGuard.Unfenced(Row.LONG_MILLIS).holds(row.use())) {
      steps.accept(
          who,
          "begins to commit without a fence",
          state.with(row.sharedBy(i)).with(i, writer.at(Writing.COMMITS)));
    } else if (row.used()) {
      steps.accept(who, "starts over", state.with(i, Writer.IDLE));
    }
  }

  private void commit(State state, int i, Writer writer, String who, Steps steps) {
    State committed = state.with(state.row().releasedBy(i)).committed();
    boolean after = writer.epoch() == 0 && off.contains(Rule.WAIT_BEFORE_COMMIT);
    steps.accept(
        who,
        "commits",
        committed.with(
            i,
            new Writer(
                after ? Writing.WAITS_AFTER : Writing.COMMITTED,
                writer.epoch(),
                committed.version(),
                writer.old())));
    State adrift = state.with(i, writer.at(Writing.ADRIFT));
    steps.accept(
        who,
        "loses sight of its commit",
        off.contains(Rule.UNKNOWN_COMMIT_KEEPS_ITS_FENCE) ? lifted(adrift, i) : adrift);
  }

  private static void land(State state, int i, String who, Steps steps) {
    State unlocked = state.with(state.row().releasedBy(i)).with(i, Writer.DONE);
    steps.accept(who, "has committed after all", unlocked.committed());
    steps.accept(who, "is rolled back", unlocked);
  }

  private static void waitAfter(State state, int i, Writer writer, String who, Steps steps) {
    if (state.row().used() || state.row().unusedLong()) {
      steps.accept(who, "has waited", state.with(i, writer.at(Writing.COMMITTED)));
    }
  }

  private State lifted(State state, int i) {
    return state.with(state.cache().lifted(i, off));
  }
}
