package dev.cubby.api.cache;

import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Entries that were read lately, never older than the last acknowledged write.
 *
 * <p>A writer fences its keys before it commits and lifts the fence before it acknowledges. A
 * reader that misses takes a lease before it reads the database and fills under it; a fence voids
 * the leases given before it. So what is filled was read after the last commit.
 */
public interface ReadCache {

  /** The key's entry if it can be told at once and without a lease; else null. */
  Lookup.@Nullable Hit peek(Key key);

  CompletionStage<Lookup> lookup(Key key);

  /**
   * What is held of the key though nobody can tell whether it still holds; for callers who accept
   * that.
   *
   * @param maxAge for how long at most that may have been so
   * @return null where nothing is held, or that is longer ago
   */
  default CompletionStage<Lookup.@Nullable Hit> stale(Key key, Duration maxAge) {
    return CompletableFuture.completedFuture(peek(key));
  }

  /**
   * Offers what the database held, read after the lease was given; taken only while the lease
   * stands. Ends the lease.
   *
   * @param entry null where the database had none
   */
  void fill(Lease lease, @Nullable Entry entry);

  /** Ends a lease without an entry: the database did not answer. */
  void abandon(Lease lease);

  /** Drops the keys' entries, voids their leases, and gives none until the fence is lifted. */
  Fence fence(Collection<Key> keys);

  /** Stands until it is closed; each writer's is its own. */
  interface Fence extends AutoCloseable {
    @Override
    void close();
  }
}
