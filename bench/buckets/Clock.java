import java.util.Comparator;
import java.util.PriorityQueue;

/** Simulated time, in nanoseconds. The real clock is not read. */
final class Clock {
  private record Event(long at, long order, Runnable then) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private long now;
  private long order;

  long now() {
    return now;
  }

  void after(long delay, Runnable then) {
    events.add(new Event(now + delay, order++, then));
  }

  void runUntil(long end) {
    while (now <= end) {
      Event next = events.remove();
      now = next.at;
      next.then.run();
    }
  }
}
