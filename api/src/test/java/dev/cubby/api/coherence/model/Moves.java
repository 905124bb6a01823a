package dev.cubby.api.coherence.model;

import java.util.Set;

/** All that may happen next. */
final class Moves {
  private final ReaderMoves readers;
  private final WriterMoves writers;
  private final KeeperMoves keepers;
  private final EntererMoves enterers;
  private final FaultMoves faults;

  Moves(Scope scope, Set<Rule> off) {
    readers = new ReaderMoves(off);
    writers = new WriterMoves(off);
    keepers = new KeeperMoves(scope, off);
    enterers = new EntererMoves(scope, off);
    faults = new FaultMoves(off);
  }

  void from(State state, Steps steps) {
    readers.from(state, steps);
    writers.from(state, steps);
    keepers.from(state, steps);
    enterers.from(state, steps);
    faults.from(state, steps);
  }
}
