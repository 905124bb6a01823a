package dev.cubby.api.store;

import java.time.Duration;

/**
 * How much is kept of what only grows, the history or the answers: until it is so old, or all of it
 * takes so many bytes, whichever is first.
 *
 * @param age zero for nothing
 * @param bytes 0 for nothing
 */
public record Retention(Duration age, long bytes) {
  /** Nothing at all. */
  public static final Retention NONE = new Retention(Duration.ZERO, 0);

  /**
   * Whether a thing must still be kept: what a revision replaces, or an answer.
   *
   * @param writtenAt when the revision or the answer was written
   * @param allBytes what all of the history, or all answers take
   */
  boolean keeps(long writtenAt, long now, long allBytes) {
    return !age.isZero() && bytes > 0 && writtenAt > now - age.toMillis() && allBytes <= bytes;
  }
}
