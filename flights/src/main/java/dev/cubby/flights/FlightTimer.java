package dev.cubby.flights;

import java.time.Duration;

/** The clock that deadlines and slowness are judged by; tests bring a virtual one. */
public interface FlightTimer {

  /** Nanoseconds since some fixed moment, never going back, like {@link System#nanoTime()}. */
  long nanoTime();

  /** Runs {@code task} once, no sooner than {@code delay} from now, on a thread of the timer. */
  void schedule(Duration delay, Runnable task);
}
