package dev.cubby.api.coherence.model.failover;

/**
 * What a database holds: the key's writes, and the row.
 *
 * @param chain the writes
 * @param epoch of the cache
 * @param used whether the cache is
 * @param unusedLong whether it has been unused, by that server's clock, for longer than any trust
 *     lasts
 * @param reign the server whose timeline and nonce the row has
 */
record Data(int chain, int epoch, boolean used, boolean unusedLong, int reign) {

  static Data first(boolean cached) {
    return new Data(Chain.EMPTY, 1, cached, !cached, 0);
  }

  Data unusedLong(boolean is) {
    return new Data(chain, epoch, used, is, reign);
  }
}
