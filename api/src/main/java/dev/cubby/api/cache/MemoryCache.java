package dev.cubby.api.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A cache in the process that holds the store: coherent by construction, since every write passes
 * through it. Bounded by the bytes it holds.
 */
public final class MemoryCache implements ReadCache {
  /**
   * The bytes that an entry costs beside its key and value: objects, map nodes, the policy's links.
   */
  private static final int OVERHEAD_BYTES = 400;

  private final Cache<Key, Lookup.Hit> entries;
  private final ConcurrentMap<Key, Guard> guards = new ConcurrentHashMap<>();
  private final AtomicLong leases = new AtomicLong();

  /**
   * Keys that are being written or filled. Entries change only inside {@code guards.compute}, which
   * makes a fill and a fence of one key exclude each other.
   *
   * @param fences how many stand
   * @param lease that may fill; 0 for none
   */
  private record Guard(int fences, long lease) {}

  /**
   * A cache that holds up to {@code maxBytes}.
   *
   * @param maxBytes of keys, values and what it takes to hold them; 0 holds nothing
   */
  public MemoryCache(long maxBytes) {
    entries =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher(MemoryCache::weight)
            .executor(Runnable::run)
            .recordStats()
            .build();
  }

  @Override
  public Lookup.@Nullable Hit peek(Key key) {
    return entries.getIfPresent(key);
  }

  @Override
  public CompletionStage<Lookup> lookup(Key key) {
    Lookup.Hit hit = entries.getIfPresent(key);
    return CompletableFuture.completedFuture(hit != null ? hit : lease(key));
  }

  /** Readers of one key share a lease: each asked for it before it read. */
  private Lookup lease(Key key) {
    Guard guard =
        guards.compute(
            key,
            (_, old) -> {
              if (old != null && (old.fences > 0 || old.lease != 0)) {
                return old;
              }
              return new Guard(0, leases.incrementAndGet());
            });
    return guard.fences > 0 ? new Lookup.Bypass() : new Lookup.Miss(new Lease(key, guard.lease));
  }

  @Override
  public void fill(Lease lease, @Nullable Entry entry) {
    end(lease, () -> entries.put(lease.key(), new Lookup.Hit(entry)));
  }

  @Override
  public void abandon(Lease lease) {
    end(lease, () -> {});
  }

  private void end(Lease lease, Runnable whileItStands) {
    guards.computeIfPresent(
        lease.key(),
        (_, guard) -> {
          if (guard.fences > 0 || guard.lease != lease.id()) {
            return guard;
          }
          whileItStands.run();
          return null;
        });
  }

  /** Drops the keys' entries, voids their leases, and gives none until the fence is closed. */
  public Fence fence(Collection<Key> keys) {
    List<Key> fenced = List.copyOf(Set.copyOf(keys));
    fenced.forEach(this::raise);
    return () -> fenced.forEach(this::lift);
  }

  private void raise(Key key) {
    guards.compute(
        key,
        (_, guard) -> {
          entries.invalidate(key);
          return new Guard(guard == null ? 1 : guard.fences + 1, 0);
        });
  }

  private void lift(Key key) {
    guards.computeIfPresent(
        key, (_, guard) -> guard.fences == 1 ? null : new Guard(guard.fences - 1, 0));
  }

  /** Hits, misses and evictions since the start. */
  public CacheStats stats() {
    return entries.stats();
  }

  /** Entries held now, roughly. */
  public long size() {
    return entries.estimatedSize();
  }

  private static int weight(Key key, Lookup.Hit hit) {
    int value = hit.entry() == null ? 0 : hit.entry().value().length;
    return OVERHEAD_BYTES + 2 * key.text().length() + value;
  }
}
