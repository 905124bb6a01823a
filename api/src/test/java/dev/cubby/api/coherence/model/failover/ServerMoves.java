package dev.cubby.api.coherence.model.failover;

import dev.cubby.api.coherence.model.explore.Steps;
import dev.cubby.api.coherence.model.failover.Actor.Copy;
import java.util.Set;

/** The steps of servers and their standbys; and time that passes. */
final class ServerMoves {
  private final Scope scope;
  private final Set<Rule> off;
  private final Reigns reigns;
  private final Endings endings;

  ServerMoves(Scope scope, Set<Rule> off) {
    this.scope = scope;
    this.off = off;
    this.reigns = new Reigns(off);
    this.endings = new Endings(off);
  }

  void from(State state, Steps<State> steps) {
    for (int i = 0; i < state.servers().size(); i++) {
      Server server = state.servers().get(i);
      String who = Actor.SERVERS.get(i);
      replicate(state, i, server, steps);
      endings.of(state, i, server, steps);
      change(state, i, server, who, steps);
      pass(state, i, server, who, steps);
    }
    if (state.primary() < scope.failovers()) {
      promote(state, steps);
    }
  }

  /** All heartbeats that are in the log by now are flushed as well. */
  private void replicate(State state, int i, Server server, Steps<State> steps) {
    if (i == state.primary()) {
      State flushed = reigns.proved(state.with(i, server.flushed()), i);
      steps.accept(Actor.STANDBYS.get(i), "flushes all of its log", flushed);
    } else if (off.contains(Rule.ONE_STANDBY_ACKNOWLEDGES)) {
      State flushed = reigns.proved(state.with(i, server.flushedElsewhere()), i);
      steps.accept("another standby", "flushes the log of a deposed server", flushed);
    }
    if (state.faults() > 0 && off.contains(Rule.WARNED_HEARTBEAT_PROVES_NOTHING)) {
      State warned = state.withFewer(state.restarts(), state.faults() - 1);
      steps.accept(Actor.SERVERS.get(i), "answers a cancelled heartbeat", reigns.proved(warned, i));
    }
  }

  /** Transactions of any process, whose outcome nobody waits for. */
  private void change(State state, int i, Server server, String who, Steps<State> steps) {
    if (!server.free()) {
      return;
    }
    if (reigns.written(state, i)) {
      if (scope.cached() && server.shown().used()) {
        steps.accept(who, "is told that the cache is unused", begun(state, i, Tx.Kind.LEAVE, 0));
      }
    } else if (server.settled()) {
      steps.accept(who, "is told of its reign", begun(state, i, Tx.Kind.RECORD, i));
    }
  }

  private static State begun(State state, int i, Tx.Kind kind, int number) {
    return state.with(i, state.servers().get(i).with(Tx.written(kind, number)));
  }

  /** More than a second, after which the trust that began before is over. */
  private void pass(State state, int i, Server server, String who, Steps<State> steps) {
    boolean always = off.contains(Rule.TRUST_ENDS);
    boolean alsoOnItsWay = !off.contains(Rule.TRUST_RUNS_FROM_ASKING);
    if (!server.settled() && (always || state.noTrust(alsoOnItsWay, copy -> copy.since() < i))) {
      steps.accept(who, "has been primary for 1.1 s", state.with(i, server.nowSettled()));
    }
    Data shown = server.shown();
    if (!shown.used()
        && !shown.unusedLong()
        && (always || state.noTrust(alsoOnItsWay, Copy::used))) {
      State passed = state.with(i, server.with(shown.unusedLong(true)));
      steps.accept(who, "has known for 1.1 s that the cache is unused", passed);
    }
  }

  /** The new server's clock may be ahead of the old one's. */
  private void promote(State state, Steps<State> steps) {
    String who = Actor.STANDBYS.get(state.primary());
    Data data = state.servers().getLast().standby();
    steps.accept(who, "is promoted", state.promoted(data));
    if (!data.used()) {
      steps.accept(who, "is promoted, its clock ahead", state.promoted(data.unusedLong(true)));
    }
    if (off.contains(Rule.THAT_STANDBY_IS_PROMOTED)) {
      Data old = Data.first(scope.cached());
      steps.accept("a standby that lags", "is promoted", state.promoted(old));
    }
  }
}
