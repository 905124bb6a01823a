package dev.cubby.api.store;

/** What a write's transaction must find in the row that says whether the shared cache is in use. */
public sealed interface WriteGuard {

  boolean holds(CacheUse use);

  /** The keys are fenced under this epoch: the cache is in use under it, or not at all. */
  record Fenced(long epoch) implements WriteGuard {
    @Override
    public boolean holds(CacheUse use) {
      return !use.used() || use.epoch() == epoch;
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
