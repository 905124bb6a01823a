package dev.cubby.api.store;

import java.time.Duration;

/**
 * How much is kept of what only grows, the history or the answers: until it is so old, or all of it
 * takes so many bytes, whichever is first.
 *
 * @param age zero for nothing
 * @param bytes 0 for nothing
 * @param leastAge for how long it is kept in any case: history, so that watchers are told of it
 *     before it is gone
 */
public record Retention(Duration age, long bytes, Duration leastAge) {
  /** Nothing at all. */
  public static final Retention NONE = new Retention(Duration.ZERO, 0);

  public Retention(Duration age, long bytes) {
    this(age, bytes, Duration.ZERO);
  }

  /** Only what is kept in any case. */
  public Retention least() {
    return new Retention(Duration.ZERO, 0, leastAge);
  }

  /**
   * Whether a thing must still be kept: what a revision replaces, or an answer.
   *
   * @param writtenAt when the revision or the answer was written
   * @param allBytes what all of the history, or all answers take
   */
  boolean keeps(long writtenAt, long now, long allBytes) {
    return writtenAt > now - leastAge.toMillis()
        || (!age.isZero() && bytes > 0 && writtenAt > now - age.toMillis() && allBytes <= bytes);
  }
}
