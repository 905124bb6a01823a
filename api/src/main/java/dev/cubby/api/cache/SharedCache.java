package dev.cubby.api.cache;

import dev.cubby.api.store.Key;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The commands that the coherence protocol sends to a shared cache. Each blocks, under a second.
 */
public interface SharedCache {

  /** Fences the keys under the epoch. */
  Fencing fence(Collection<Key> keys, long epoch);

  /** The epoch that the cache holds, 0 for none; null where it cannot be asked. */
  @Nullable Long epoch();

  /**
   * Empties the cache and gives it the epoch.
   *
   * @return false where that is not known to be done; always where its own epoch is as high
   */
  boolean enter(long epoch);

  /** Whether the process is connected to the cache, so that a command may succeed. */
  boolean reachable();
}
