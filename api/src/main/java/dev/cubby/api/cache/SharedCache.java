package dev.cubby.api.coherence;

import dev.cubby.api.store.Key;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What the protocol asks of the shared cache. Calls block, for less than a second. */
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

  /** Whether a call may be worth its while. */
  boolean reachable();
}
