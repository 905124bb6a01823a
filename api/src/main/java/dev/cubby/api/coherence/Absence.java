package dev.cubby.api.coherence;

import dev.cubby.api.bounds.Durations;
import dev.cubby.common.time.Backoff;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * For how long this process stays away from a shared cache that was left: longer each time that the
 * cache is left soon after it was entered, so that a cache that is reached only now and then does
 * not go in and out of use all the time. For one thread at a time.
 */
final class Absence {
  /** Up to so much longer, at random: processes that left together do not come back together. */
  private static final long JITTER_MILLIS = 500;

  private final Backoff backoff =
      new Backoff(Durations.SHORTEST_ABSENCE, Durations.LONGEST_ABSENCE);
  private long enteredNanos = System.nanoTime() - Durations.LONGEST_ABSENCE.toNanos();
  private long overNanos = System.nanoTime();

  void entered() {
    enteredNanos = System.nanoTime();
  }

  /** The cache was left now; the absence that begins lasts as long as the result says. */
  Duration left() {
    long now = System.nanoTime();
    if (now - enteredNanos >= Durations.LONGEST_ABSENCE.toNanos()) {
      backoff.reset();
    }
    Duration pause = backoff.next().plusMillis(ThreadLocalRandom.current().nextLong(JITTER_MILLIS));
    overNanos = now + pause.toNanos();
    return pause;
  }

  boolean isOver() {
    return overNanos - System.nanoTime() <= 0;
  }
}
