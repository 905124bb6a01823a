package dev.cubby.flights.explore;

import dev.cubby.flights.FlightTimer;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that passes when told to. */
public final class ManualTimer implements FlightTimer {

  private record Task(long at, long order, Runnable action) {}

  private final Queue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
  private long now = Long.MAX_VALUE - 1_000_000_000; // wraps around within a second, as it may
  private long scheduled;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    tasks.add(new Task(elapsed() + delay.toNanos(), scheduled++, task));
  }

  /** Lets time pass, and runs what becomes due at the moment it is due. */
  public void advance(Duration by) {
    long until = elapsed() + by.toNanos();
    for (Task next = tasks.peek(); next != null && next.at() <= until; next = tasks.peek()) {
      tasks.remove();
      now += next.at() - elapsed();
      next.action().run();
    }
    now += until - elapsed();
  }

  /** Nanoseconds since this was made. */
  public long elapsed() {
    return now - (Long.MAX_VALUE - 1_000_000_000);
  }

  /** Whether anything is scheduled. */
  public boolean armed() {
    return !tasks.isEmpty();
  }
}
