package dev.cubby.api.feed;

import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Which changes a watcher wants to be told of.
 *
 * @param prefix their keys must start with it; empty for all
 * @param key of which alone they must be; null for those of more than one key
 * @param values whether it wants values, too
 */
public record Interest(String prefix, @Nullable Key key, boolean values) {

  boolean covers(Revision revision) {
    Key changed = revision.metadata().key();
    return key == null ? changed.text().startsWith(prefix) : key.equals(changed);
  }

  /** Asks for the next page of them. */
  ChangesQuery after(long version) {
    return new ChangesQuery(prefix, key, version, Slice.MOST_EVENTS, false);
  }
}
