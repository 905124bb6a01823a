package dev.cubby.api.commit;

import dev.cubby.api.bounds.Durations;
import java.time.Duration;

/**
 * How much a {@link GroupCommit} takes.
 *
 * @param groupSteps most steps in one transaction; a larger unit goes alone
 * @param groupBytes most bytes of values in one transaction; a larger unit goes alone
 * @param queuedSteps most steps that wait for the commit under way
 * @param queuedBytes most bytes of values that wait; a larger unit is taken when nothing waits
 * @param queuedFor how long a unit waits at most; noticed up to 0.1 s late
 */
public record CommitLimits(
    int groupSteps, long groupBytes, int queuedSteps, long queuedBytes, Duration queuedFor) {

  /** At most some 40 MiB of values in memory. */
  public static final CommitLimits DEFAULT =
      new CommitLimits(512, 8L << 20, 8192, 32L << 20, Durations.QUEUE_WAIT);

  public CommitLimits {
    if (groupSteps < 1
        || groupBytes < 1
        || queuedSteps < 1
        || queuedBytes < 1
        || !queuedFor.isPositive()) {
      throw new IllegalArgumentException("limits must be at least 1");
    }
  }
}
