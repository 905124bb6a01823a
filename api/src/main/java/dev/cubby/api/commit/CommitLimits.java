package dev.cubby.api.commit;

import dev.cubby.api.bounds.Durations;
import java.time.Duration;

/**
 * How much a {@link GroupCommit} takes.
 *
 * @param batchWrites most writes in one transaction
 * @param batchBytes most bytes of values in one transaction; a larger value goes alone
 * @param queuedWrites most writes that wait for the commit under way
 * @param queuedBytes most bytes of values that wait; a larger value is taken when nothing waits
 * @param queuedFor how long a write waits at most; noticed up to 0.1 s late
 */
public record CommitLimits(
    int batchWrites, long batchBytes, int queuedWrites, long queuedBytes, Duration queuedFor) {

  /** At most some 40 MiB of values in memory. */
  public static final CommitLimits DEFAULT =
      new CommitLimits(512, 8L << 20, 8192, 32L << 20, Durations.QUEUE_WAIT);

  public CommitLimits {
    if (batchWrites < 1
        || batchBytes < 1
        || queuedWrites < 1
        || queuedBytes < 1
        || !queuedFor.isPositive()) {
      throw new IllegalArgumentException("limits must be at least 1");
    }
  }
}
