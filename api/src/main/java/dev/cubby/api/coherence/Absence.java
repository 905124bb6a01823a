package dev.cubby.api.coherence;

import dev.cubby.common.time.Backoff;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * For how long this process stays away from a shared cache that was left: longer each time that the
 * cache is left soon after it was entered, so that a cache that is reached only now and then does
 * not go in and out of use all the time. For one thread at a time.
 */
final class Absence {
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Up to so much longer, at random: processes that left together do not come back together. */
  private static final long JITTER_MILLIS = 500;

  private final Backoff backoff = new Backoff(SHORTEST, LONGEST);
  private long enteredNanos = System.nanoTime() - LONGEST.toNanos();
  private long overNanos = System.nanoTime();

  void entered() {
    enteredNanos = System.nanoTime();
  }

  /** The cache was left now; the absence that begins lasts as long as the result says. */
  Duration left() {
    long now = System.nanoTime();
    if (now - enteredNanos >= LONGEST.toNanos()) {
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
