package dev.cubby.api.cache.valkey;

import java.util.random.RandomGenerator;

/**
 * Lets one reader in many read an entry anew shortly before it would be dropped, so that no herd
 * finds it gone: XFetch (Vattani, Chierichetti, Lowenstein, “Optimal Probabilistic Cache Stampede
 * Prevention”, VLDB 2015), with β = 1.
 */
final class EarlyRefresh {
  private final RandomGenerator random;

  EarlyRefresh(RandomGenerator random) {
    this.random = random;
  }

  /** Whether this reader is to be the one; the likelier the nearer the end is and the dearer. */
  boolean due(EntryCodec.Held held, long nowMillis) {
    double ahead = -held.costMillis() * Math.log(1 - random.nextDouble());
    return nowMillis + ahead >= held.untilMillis();
  }
}
