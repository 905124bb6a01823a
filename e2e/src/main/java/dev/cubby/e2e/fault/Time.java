package dev.cubby.e2e.fault;

import java.time.Duration;
import java.time.Instant;

/** The time of day, and waiting; a test has one that takes none. */
public interface Time {
  Duration BETWEEN_TRIES = Duration.ofMillis(200);

  Instant now();

  void pause(Duration time) throws InterruptedException;

  /** Waits until the condition holds; false where it does not hold within that time. */
  default boolean eventually(Duration within, Condition condition) throws InterruptedException {
    Instant end = now().plus(within);
    while (!condition.holds()) {
      if (now().isAfter(end)) {
        return false;
      }
      pause(BETWEEN_TRIES);
    }
    return true;
  }

  /** What is waited for. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws InterruptedException;
  }

  /** The machine's. */
  Time REAL =
      new Time() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
          Thread.sleep(time);
        }
      };
}
