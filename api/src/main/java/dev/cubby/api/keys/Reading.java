package dev.cubby.api.keys;

import dev.cubby.api.store.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A key as it was read.
 *
 * @param entry null where the key does not exist
 * @param source where the answer came from
 * @param collapsed whether another reader's flight brought it
 */
public record Reading(@Nullable Entry entry, Source source, boolean collapsed) {

  /** Where an answer came from. */
  public enum Source {
    /** The cache held it. */
    HIT,
    /** The cache did not hold it; the database answered, and the cache was offered the answer. */
    MISS,
    /** The cache was not asked to hold it: the key was being written, or no cache is in use. */
    BYPASS,
    /** The database is away, and the caller accepts what the cache held before. */
    STALE
  }
}
