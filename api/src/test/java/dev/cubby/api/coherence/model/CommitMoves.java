package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Writer;
import dev.cubby.api.coherence.model.Actor.Writing;
import dev.cubby.api.coherence.model.explore.Steps;
import java.util.Set;

/** The steps of writers in their transaction. */
final class CommitMoves {
  private final Set<Rule> off;

  CommitMoves(Set<Rule> off) {
    this.off = off;
  }

  void from(State state, int i, Writer writer, String who, Steps<State> steps) {
    switch (writer.at()) {
      case COMMITS -> commit(state, i, writer, who, steps);
      case ADRIFT -> land(state, i, who, steps);
      case FAILED -> {
        steps.accept(who, "lifts after its failure", lifted(state, i).with(i, Writer.DONE));
        steps.accept(who, "fails", state.with(i, Writer.DONE));
      }
      case WAITS_AFTER -> {
        if (state.row().used() || state.row().unusedLong()) {
          steps.accept(who, "has waited", state.with(i, writer.at(Writing.COMMITTED)));
        }
      }
      case COMMITTED -> {
        State acknowledged = state.known(writer.version());
        steps.accept(who, "lifts", lifted(state, i).with(i, writer.at(Writing.LIFTED)));
        steps.accept(
            who, "acknowledges first", acknowledged.with(i, writer.at(Writing.ACKNOWLEDGED)));
      }
      case LIFTED ->
          steps.accept(who, "acknowledges", state.known(writer.version()).with(i, Writer.DONE));
      case ACKNOWLEDGED -> steps.accept(who, "lifts late", lifted(state, i).with(i, Writer.DONE));
      default -> {} // done
    }
  }

  private void commit(State state, int i, Writer writer, String who, Steps<State> steps) {
    State committed = state.with(state.row().releasedBy(Row.writer(i))).committed();
    boolean after = writer.epoch() == 0 && off.contains(Rule.WAIT_BEFORE_COMMIT);
    Writing next = after ? Writing.WAITS_AFTER : Writing.COMMITTED;
    var done = new Writer(next, 0, committed.version(), false);
    steps.accept(who, "commits", committed.with(i, done));
    State adrift = state.with(i, Writer.IDLE.at(Writing.ADRIFT));
    steps.accept(
        who,
        "asks for its commit and hears nothing",
        off.contains(Rule.UNKNOWN_COMMIT_KEEPS_ITS_FENCE) ? lifted(adrift, i) : adrift);
    steps.accept(
        "the database",
        "gives up the transaction of a paused writer",
        state.with(state.row().releasedBy(Row.writer(i))).with(i, Writer.IDLE.at(Writing.FAILED)));
    if (off.contains(Rule.LIFT_AFTER_COMMIT) && state.cache().fencedBy(i)) {
      steps.accept(who, "lifts too early", lifted(state, i));
    }
    if (off.contains(Rule.ACKNOWLEDGE_AFTER_COMMIT)) {
      steps.accept(who, "acknowledges too early", state.known(state.version() + 1));
    }
  }

  private static void land(State state, int i, String who, Steps<State> steps) {
    State unlocked = state.with(state.row().releasedBy(Row.writer(i))).with(i, Writer.DONE);
    steps.accept(who, "has committed after all", unlocked.committed());
    steps.accept(who, "has not committed", unlocked);
  }

  private State lifted(State state, int i) {
    return state.with(state.cache().lifted(i, off));
  }
}
