package dev.cubby.api.coherence.model.failover;

import dev.cubby.api.coherence.model.explore.Model;
import dev.cubby.api.coherence.model.explore.StateBits;
import dev.cubby.api.coherence.model.explore.Steps;
import java.util.Set;

/** Servers, processes, readers, writers and the cache: all that may happen next. */
final class FailoverModel implements Model<State> {
  private final Scope scope;
  private final ServerMoves servers;
  private final ReaderMoves readers;
  private final WriterMoves writers;
  private final KeeperMoves keepers;
  private final EntererMoves enterers;

  FailoverModel(Scope scope, Set<Rule> off) {
    this.scope = scope;
    servers = new ServerMoves(scope, off);
    readers = new ReaderMoves(off);
    writers = new WriterMoves(off);
    keepers = new KeeperMoves(scope, off);
    enterers = new EntererMoves(scope, off);
  }

  @Override
  public State first() {
    return new State(scope);
  }

  @Override
  public void steps(State state, Steps<State> steps) {
    servers.from(state, steps);
    readers.from(state, steps);
    writers.from(state, steps);
    keepers.from(state, steps);
    enterers.from(state, steps);
    CacheMoves.from(state, steps);
  }

  @Override
  public boolean broken(State state) {
    return state.broken();
  }

  @Override
  public StateBits<State> bits() {
    return new Packing(scope);
  }
}
