package dev.cubby.api.cache;

import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Entries that were read lately, never older than the last acknowledged write.
 *
 * <p>A reader that misses takes a {@link Lease} before it reads the database, and fills the cache
 * under that lease. A writer puts up a {@link Fence} before it commits and lifts it before it
 * acknowledges. The fence voids all leases that were given before it, so the cache takes an entry
 * only if it was read after the key's last commit.
 */
public interface ReadCache {

  /** The key's entry if the cache can tell it at once and without a lease; else null. */
  Lookup.@Nullable Hit peek(Key key);

  CompletionStage<Lookup> lookup(Key key);

  /**
   * The entry that the cache holds of the key, whether or not the key still has it. For callers
   * that accept older data.
   *
   * @param maxAge how old the entry may be at most: for how long the database may have held another
   * @return null where the cache holds nothing of the key, or only what may be older
   */
  default CompletionStage<Lookup.@Nullable Hit> stale(Key key, Duration maxAge) {
    return CompletableFuture.completedFuture(peek(key));
  }

  /**
   * Offers the entry that the database held, read after the lease was given. The cache takes it
   * only if the lease still stands. The lease ends.
   *
   * @param entry null where the database had none
   */
  void fill(Lease lease, @Nullable Entry entry);

  /** Ends a lease without an entry: the database did not answer. */
  void abandon(Lease lease);
}
