package dev.cubby.api.store;

/**
 * The state of the cache's row under which a write may commit. The transaction locks the row, reads
 * it, and asks the guard; it commits only if the guard holds.
 */
public sealed interface WriteGuard {

  boolean holds(CacheUse use);

  /**
   * The writer has fenced its keys under this epoch. The row must still name that epoch, also where
   * it says unused: if the cache was put in use under a later epoch, it was emptied, and the fence
   * with it, and other processes may still trust it.
   *
   * @param latestNanos by {@link System#nanoTime}. A transaction that locks the row later is
   *     refused, because the fence may end before its commit. If the process is paused after this
   *     check, the database rolls the transaction back before the fence ends.
   */
  record Fenced(long epoch, long latestNanos) implements WriteGuard {
    @Override
    public boolean holds(CacheUse use) {
      return use.epoch() == epoch && latestNanos - System.nanoTime() > 0;
    }
  }

  /**
   * The writer has no fence. The row must have been unused for so long that no process trusts the
   * cache any more.
   */
  record Unfenced(long millis) implements WriteGuard {
    @Override
    public boolean holds(CacheUse use) {
      return !use.used() && use.unusedMillis() >= millis;
    }
  }
}
