package dev.cubby.api.coherence.model.failover;

import dev.cubby.api.coherence.model.explore.Steps;
import dev.cubby.api.coherence.model.failover.Actor.Enterer;
import dev.cubby.api.coherence.model.failover.Actor.Entering;
import dev.cubby.api.coherence.model.failover.Actor.Writer;
import dev.cubby.api.coherence.model.failover.Actor.Writing;
import java.util.Set;

/** How transactions end. */
final class Endings {
  private final Set<Rule> off;

  Endings(Set<Rule> off) {
    this.off = off;
  }

  void of(State state, int i, Server server, Steps<State> steps) {
    Tx tx = server.tx();
    String who = Actor.SERVERS.get(i);
    if (tx.isBegun()) {
      steps.accept(who, "gives up a transaction", givenUp(state, i, tx));
    } else if (tx.isWritten()) {
      boolean flushed = tx.stage() == Tx.Stage.FLUSHED;
      if (flushed || off.contains(Rule.COMMIT_WAITS_FOR_THE_STANDBY)) {
        steps.accept(who, "commits", ended(state, i, true));
      }
      if (state.faults() > 0 && !flushed) {
        State fewer = state.withFewer(state.restarts(), state.faults() - 1);
        boolean trusting = off.contains(Rule.WARNED_COMMIT_IS_UNKNOWN);
        steps.accept(who, "shows a cancelled commit", ended(fewer, i, trusting));
        steps.accept(who, "crashes and recovers a commit", ended(fewer, i, false));
      }
    }
  }

  private static State givenUp(State state, int i, Tx tx) {
    State free = state.with(i, state.servers().get(i).with(Tx.NONE));
    return tx.kind() == Tx.Kind.WRITE ? free.with(tx.number(), Writer.DONE) : free;
  }

  /**
   * The commit is shown.
   *
   * @param certain whether its owner takes it for committed
   */
  private State ended(State state, int i, boolean certain) {
    Tx tx = state.servers().get(i).tx();
    State after = state.with(i, state.servers().get(i).ended());
    if (tx.kind() == Tx.Kind.WRITE) {
      boolean told = certain && state.writers().get(tx.number()).at() == Writing.COMMITS;
      State done = after.with(tx.number(), Writer.DONE);
      return told ? done.told(after.servers().get(i).shown().chain(), Chain.EMPTY) : done;
    }
    Enterer enterer = state.enterer();
    if (enterer.at() == Entering.OFFERS && tx.is(Tx.Kind.OFFER, enterer.epoch())) {
      boolean goesOn = certain || off.contains(Rule.UNKNOWN_EPOCH_IS_NOT_USED);
      return after.with(goesOn ? enterer.at(Entering.OFFERED) : Enterer.IDLE);
    }
    return after;
  }
}
