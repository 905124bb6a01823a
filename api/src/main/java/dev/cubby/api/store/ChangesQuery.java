package dev.cubby.api.store;

import org.jspecify.annotations.Nullable;

/**
 * Which revisions are asked for.
 *
 * @param prefix their keys must start with it; empty for all
 * @param key of which alone they must be; null for those of more than one key
 * @param after the version to go on behind, in the order that is asked for; null for the start
 * @param limit most revisions of the answer, 1–1000
 * @param newestFirst the order: of the versions, or the reverse
 */
public record ChangesQuery(
    String prefix, @Nullable Key key, @Nullable Long after, int limit, boolean newestFirst) {

  public static final int MAX_LIMIT = 1000;

  public ChangesQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
    }
    if (key != null && !prefix.isEmpty()) {
      throw new IllegalArgumentException("a key and a prefix exclude each other");
    }
  }
}
