package dev.cubby.flights;

import java.time.Duration;

/**
 * How much may be in the air at once.
 *
 * @param flights most flights over all keys: running, pending, detached and solo
 * @param callers most callers waiting over all keys; one that left counts until the next sweep
 * @param bufferedBytes most bytes of answers held in memory over all keys, see {@link
 *     AnswerBuffers}
 * @param answerBytes most bytes of one answer that may be buffered; a new flight needs room for
 *     that many
 * @param detachedPerKey most slow flights of one key that no longer hold the next one back; 0 makes
 *     the pending flight wait for the running one however slow it is
 * @param slowAfter how long a flight, its retry included, may hold the next one back
 * @param sweepEvery how often deadlines and slowness are looked at, so also how late either may be
 *     noticed
 */
public record FlightLimits(
    int flights,
    int callers,
    long bufferedBytes,
    int answerBytes,
    int detachedPerKey,
    Duration slowAfter,
    Duration sweepEvery) {

  /** 10,000 flights, 50,000 callers, 64 MiB in answers of 256 KiB, 4 detached after 500 ms. */
  public static final FlightLimits DEFAULT =
      new FlightLimits(
          10_000, 50_000, 64L << 20, 256 << 10, 4, Duration.ofMillis(500), Duration.ofMillis(25));

  /**
   * @throws IllegalArgumentException when one of them makes no sense; the message names it
   */
  public FlightLimits {
    require(flights > 0, "flights must be at least 1");
    require(callers > 0, "callers must be at least 1");
    require(answerBytes >= 0, "answerBytes must not be negative");
    require(bufferedBytes >= answerBytes, "bufferedBytes must have room for one answer");
    require(detachedPerKey >= 0, "detachedPerKey must not be negative");
    require(slowAfter.isPositive(), "slowAfter must be positive");
    require(sweepEvery.isPositive(), "sweepEvery must be positive");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
