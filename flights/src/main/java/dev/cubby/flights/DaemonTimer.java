package dev.cubby.flights;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Real time, on one daemon thread. Callers' callbacks run on that thread when a deadline passes.
 */
public final class DaemonTimer implements FlightTimer, AutoCloseable {

  private final ScheduledThreadPoolExecutor executor;

  public DaemonTimer(String threadName) {
    executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name(threadName).factory(), (task, pool) -> {});
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  /** {@inheritDoc} A closed timer drops the task. */
  @Override
  public void schedule(Duration delay, Runnable task) {
    var _ = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Drops what is scheduled; flights in the air land, but no more deadlines pass. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
