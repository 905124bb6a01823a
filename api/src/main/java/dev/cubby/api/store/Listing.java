package dev.cubby.api.store;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the keys, in the order of their UTF-8 bytes, is asked for.
 *
 * @param prefix keys must start with it; empty for all
 * @param delimiter where given, keys that have it behind the prefix are folded into one {@link
 *     Page#prefixes() prefix} that ends with its first occurrence; an item of the page like a key
 * @param limit most items (keys and prefixes together) of the page, 1–1000
 * @param after the last item of the page before, as {@link Page#next()} gave it; null for the start
 * @param at the version of the store to list; null for the newest
 */
public record Listing(
    String prefix,
    @Nullable String delimiter,
    int limit,
    @Nullable String after,
    @Nullable Long at) {

  public static final int MAX_LIMIT = 1000;

  /** Of the newest version. */
  public Listing(String prefix, @Nullable String delimiter, int limit, @Nullable String after) {
    this(prefix, delimiter, limit, after, null);
  }

  public Listing {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
    }
    if (delimiter != null && delimiter.isEmpty()) {
      throw new IllegalArgumentException("delimiter must not be empty");
    }
  }
}
