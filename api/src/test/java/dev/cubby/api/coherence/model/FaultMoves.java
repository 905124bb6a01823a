package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Enterer;
import dev.cubby.api.coherence.model.Actor.Member;
import dev.cubby.api.coherence.model.Actor.Reader;
import dev.cubby.api.coherence.model.Actor.Writer;
import dev.cubby.api.coherence.model.Actor.Writing;
import java.util.Set;

/** What happens to them: restarts, crashes, pauses that outlast a fence, late commands. */
final class FaultMoves {
  private final Set<Rule> off;

  FaultMoves(Set<Rule> off) {
    this.off = off;
  }

  void from(State state, Steps steps) {
    if (state.restarts() > 0) {
      steps.accept(
          "the cache",
          "restarts empty",
          state.with(state.cache().restarted()).withFewer(state.restarts() - 1, state.crashes()));
    }
    Cache.Command late = state.late();
    if (late != null) {
      steps.accept(
          "a late copy of “enter”",
          "reaches the cache",
          state.with(state.cache().entered(late, off)).withLate(null));
    }
    for (int i = 0; i < state.writers().size(); i++) {
      if ((state.cache().fences() & 1 << i) != 0) {
        end(state, i, state.writers().get(i), steps);
      }
    }
    if (state.crashes() > 0) {
      for (int i = 0; i < state.members().size(); i++) {
        steps.accept(
            Actor.PROCESSES.get(i),
            "crashes",
            crashed(state, i).withFewer(state.restarts(), state.crashes() - 1));
      }
    }
  }

  /** Half a minute passes: the database has given up the transaction before. */
  private void end(State state, int i, Writer writer, Steps steps) {
    State ended = state.with(state.cache().lifted(i, Set.of()));
    boolean open = writer.at() == Writing.COMMITS || writer.at() == Writing.ADRIFT;
    if (open && !off.contains(Rule.DATABASE_GIVES_UP_FIRST)) {
      ended = ended.with(state.row().releasedBy(i)).with(i, Writer.DONE);
    } else {
      ended = ended.with(i, new Writer(writer.at(), writer.epoch(), writer.version(), true));
    }
    steps.accept(Actor.WRITERS.get(i), "has had its fence, which ends", ended);
  }

  private static State crashed(State before, int process) {
    State state = before.with(process, new Member(0, Member.NO_ANSWER));
    for (int i = process; i < state.readers().size(); i += state.members().size()) {
      state = state.with(i, Reader.IDLE);
    }
    for (int i = process; i < state.writers().size(); i += state.members().size()) {
      Writer writer = state.writers().get(i);
      boolean open = writer.at() == Writing.COMMITS || writer.at() == Writing.ADRIFT;
      state = state.with(i, open ? writer.at(Writing.ADRIFT) : Writer.DONE);
    }
    for (int i = process; i < state.enterers().size(); i += state.members().size()) {
      if (switch (state.enterers().get(i).at()) {
        case LOCKED, EMPTIED -> true;
        case IDLE, SAW -> false;
      }) {
        state = state.with(state.row().exclusive(false));
      }
      state = state.with(i, Enterer.IDLE);
    }
    return state;
  }
}
