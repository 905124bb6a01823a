package dev.cubby.api.store;

import java.time.Duration;

/**
 * How much history is kept: until it is so old, or takes so many bytes, whichever is first.
 *
 * @param age zero for no history
 * @param bytes 0 for no history
 * @param least for how long it is kept in any case, so that watchers are told before it is gone
 */
public record Retention(Duration age, long bytes, Duration least) {
  /** No history at all. */
  public static final Retention NONE = new Retention(Duration.ZERO, 0);

  public Retention(Duration age, long bytes) {
    this(age, bytes, Duration.ZERO);
  }

  /**
   * Whether the store must still be readable as of the moment before a revision.
   *
   * @param writtenAt when the revision was written
   * @param historyBytes what the whole history takes
   */
  boolean keeps(long writtenAt, long now, long historyBytes) {
    return writtenAt > now - least.toMillis()
        || (!age.isZero()
            && bytes > 0
            && writtenAt > now - age.toMillis()
            && historyBytes <= bytes);
  }
}
