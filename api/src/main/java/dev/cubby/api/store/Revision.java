package dev.cubby.api.store;

import org.jspecify.annotations.Nullable;

/**
 * One change of one key, as the history keeps it.
 *
 * @param metadata of the key since this change. Where the change removed the key, the size is 0 and
 *     the content type empty.
 * @param replaces the version of the revision that was the key's current one until then; 0 where
 *     the key did not exist
 * @param author the name of the writer; null where it has none
 */
public record Revision(
    Metadata metadata, Operation operation, long replaces, @Nullable String author) {
  /** What a revision takes beside its value, roughly, in bytes. */
  private static final long OVERHEAD_BYTES = 200;

  public long version() {
    return metadata.version();
  }

  /** Whether the key exists since this change. */
  public boolean exists() {
    return operation == Operation.PUT;
  }

  /** What a revision that is kept for the history alone counts for. */
  public static long historyBytes(int size) {
    return size + OVERHEAD_BYTES;
  }
}
