package dev.cubby.api.feed;

import dev.cubby.api.store.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A change as a watcher is told of it.
 *
 * @param value null where the watcher wants none, the key was removed, or the value is too large
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Event(Revision revision, byte @Nullable [] value) {

  /** The largest value that is told. */
  public static final int MAX_VALUE_BYTES = 64 << 10;

  /** Whether a watcher that wants values is told the value of this change. */
  static boolean tellsValue(Revision revision) {
    return revision.exists() && revision.metadata().size() <= MAX_VALUE_BYTES;
  }
}
