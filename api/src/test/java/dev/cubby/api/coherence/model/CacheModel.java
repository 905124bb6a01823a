package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.explore.Model;
import dev.cubby.api.coherence.model.explore.StateBits;
import dev.cubby.api.coherence.model.explore.Steps;
import java.util.Set;

/** The cache, one database and the processes: all that may happen next. */
final class CacheModel implements Model<State> {
  private final Scope scope;
  private final ReaderMoves readers;
  private final WriterMoves writers;
  private final KeeperMoves keepers;
  private final EntererMoves enterers;
  private final FaultMoves faults;

  CacheModel(Scope scope, Set<Rule> off) {
    this.scope = scope;
    readers = new ReaderMoves(off);
    writers = new WriterMoves(off);
    keepers = new KeeperMoves(scope, off);
    enterers = new EntererMoves(scope, off);
    faults = new FaultMoves(off);
  }

  @Override
  public State first() {
    return new State(scope);
  }

  @Override
  public boolean broken(State state) {
    return state.stale();
  }

  @Override
  public void steps(State state, Steps<State> steps) {
    readers.from(state, steps);
    writers.from(state, steps);
    keepers.from(state, steps);
    enterers.from(state, steps);
    faults.from(state, steps);
  }

  @Override
  public StateBits<State> bits() {
    return new Packing(scope);
  }
}
