package dev.cubby.dedup.upstream;

/** What a replica has to do for us: the kinds are counted and connected apart. */
enum Load {
  /** Requests that end soon. */
  REQUESTS(1),
  /**
   * Streams of changes, which last. A connection carries 1,000 of them, so that they need more than
   * one.
   */
  WATCHES(32);

  private final int connections;

  Load(int connections) {
    this.connections = connections;
  }

  /** Most connections of an event loop to a replica. */
  int connections() {
    return connections;
  }
}
