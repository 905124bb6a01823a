package dev.cubby.api.coherence.model.failover;

import dev.cubby.api.coherence.model.failover.Actor.Member;
import dev.cubby.api.coherence.model.failover.Actor.Reader;
import dev.cubby.api.coherence.model.failover.Actor.Reading;
import java.util.Set;

/**
 * Which reign a server's answers are of, and which of them a heartbeat proves. A reign begins when
 * a server has written its timeline and a nonce to the row.
 */
final class Reigns {
  static final int NONE = -1;
  private final Set<Rule> off;

  Reigns(Set<Rule> off) {
    this.off = off;
  }

  /** Of what is read at a server; {@link #NONE} where that does not count yet. */
  int of(State state, int server) {
    int written = state.servers().get(server).shown().reign();
    if (off.contains(Rule.TIMELINE_IS_COMPARED)) {
      return written;
    }
    boolean now = written == server || off.contains(Rule.HEARTBEATS_WAIT_AFTER_A_PROMOTION);
    return now ? server : NONE;
  }

  /** Whether a server's transactions may change anything. */
  boolean written(State state, int server) {
    return state.servers().get(server).shown().reign() == server
        || off.contains(Rule.TIMELINE_IS_COMPARED);
  }

  /** Whether what is read there counts without a wait. */
  boolean provedAtOnce(State state, int reader, int reign) {
    if (off.contains(Rule.HEARTBEAT_WAITS_FOR_THE_STANDBY)) {
      return true;
    }
    if (!off.contains(Rule.HEARTBEAT_BEGINS_AFTER_THE_READ)) {
      return false;
    }
    Member member = state.processOf(reader);
    return member.proved() && member.answer().reign() == reign;
  }

  /** A heartbeat of that server has returned, or will, that began after all that was read yet. */
  State proved(State before, int server) {
    int reign = of(before, server);
    if (reign == NONE) {
      return before;
    }
    State state = before;
    for (int i = 0; i < state.members().size(); i++) {
      Member member = state.members().get(i);
      if (member.asked() && proves(state, reign, member.answer().reign())) {
        state = state.with(i, member.nowProved());
      }
    }
    for (int i = 0; i < state.readers().size(); i++) {
      Reader reader = state.readers().get(i);
      if (reader.at() == Reading.READ && proves(state, reign, reader.reign())) {
        state = state.with(i, reader.nowProved());
      }
    }
    return state;
  }

  private boolean proves(State state, int reign, int read) {
    if (off.contains(Rule.PROOF_IS_OF_ONE_REIGN)) {
      return true;
    }
    return off.contains(Rule.REIGN_HAS_A_NONCE)
        ? timeline(state, reign) == timeline(state, read)
        : reign == read;
  }

  private static int timeline(State state, int server) {
    return server == 2 && state.forked() ? 1 : server;
  }
}
