package dev.cubby.api.store;

/**
 * What a write's transaction must find in the row that says whether the shared cache is in use. To
 * be asked in the transaction, once the row is locked.
 */
public sealed interface WriteGuard {

  boolean holds(CacheUse use);

  /**
   * The keys are fenced under this epoch, and the row has known no later one: an unused row of
   * another epoch may be trusted still, by a cache that was emptied of the fence.
   *
   * @param latestNanos by {@link System#nanoTime}: from then on the fence may end before the
   *     transaction does. Whoever is paused later than here is given up by the database.
   */
  record Fenced(long epoch, long latestNanos) implements WriteGuard {
    @Override
    public boolean holds(CacheUse use) {
      return use.epoch() == epoch && latestNanos - System.nanoTime() > 0;
    }
  }

  /** No fence stands: nobody can have trusted the cache for at least this long. */
  record Unfenced(long millis) implements WriteGuard {
    @Override
    public boolean holds(CacheUse use) {
      return !use.used() && use.unusedMillis() >= millis;
    }
  }
}
