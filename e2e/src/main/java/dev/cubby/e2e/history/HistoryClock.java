package dev.cubby.e2e.history;

import java.time.Duration;
import java.time.Instant;

/** One monotonic clock for all clients, and where its zero lies in the day. */
public final class HistoryClock {
  private final long zeroNanos = System.nanoTime();
  private final Instant zero = Instant.now();

  /** Nanoseconds since the history began. */
  public long now() {
    return System.nanoTime() - zeroNanos;
  }

  /** The time of day at the history's beginning. */
  public Instant zero() {
    return zero;
  }

  /** Where a time of day lies on this clock, in nanoseconds; exact to the millisecond or so. */
  public long at(Instant time) {
    return Duration.between(zero, time).toNanos();
  }
}
