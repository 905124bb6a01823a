package dev.cubby.api.coherence.model.failover;

/** The writes that a database holds of the one key, the oldest first: at most two. */
final class Chain {
  static final int EMPTY = 0;
  static final int BITS = 4;
  private static final int WRITER = 2;

  static int with(int chain, int writer) {
    int last = writer + 1;
    return chain == EMPTY ? last : chain | last << WRITER;
  }

  /** Whether {@code other} is {@code chain}, or goes on from it. */
  static boolean begins(int chain, int other) {
    boolean one = chain >>> WRITER == 0;
    return chain == EMPTY || chain == other || (one && (other & (1 << WRITER) - 1) == chain);
  }

  private Chain() {}
}
