package dev.cubby.api.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A watcher that keeps what it is told. */
final class TestWatcher implements Watcher {
  private final Interest interest;
  private final List<Event> told = new ArrayList<>();
  private final List<Long> quiet = new ArrayList<>();
  private final Queue<Runnable> whenRead = new ArrayDeque<>();
  private boolean slow;
  private boolean ended;
  private boolean givenUp;

  TestWatcher(Interest interest) {
    this.interest = interest;
  }

  static TestWatcher ofAll() {
    return ofPrefix("");
  }

  static TestWatcher ofPrefix(String prefix) {
    return new TestWatcher(new Interest(prefix, null, false));
  }

  static TestWatcher ofValues(String prefix) {
    return new TestWatcher(new Interest(prefix, null, true));
  }

  /** It reads nothing from now on. */
  synchronized void stopReading() {
    slow = true;
  }

  /** It has read all that it was told. */
  void readAll() {
    List<Runnable> tasks;
    synchronized (this) {
      slow = false;
      tasks = List.copyOf(whenRead);
      whenRead.clear();
    }
    tasks.forEach(Runnable::run);
  }

  synchronized List<Event> told() {
    return List.copyOf(told);
  }

  synchronized List<Long> versions() {
    return told.stream().map(event -> event.revision().version()).toList();
  }

  synchronized List<Long> quiet() {
    return List.copyOf(quiet);
  }

  synchronized boolean ended() {
    return ended;
  }

  synchronized boolean givenUp() {
    return givenUp;
  }

  /** The value of the last event, as text; null where it has none. */
  synchronized @Nullable String lastValue() {
    byte[] value = told.isEmpty() ? null : told.getLast().value();
    return value == null ? null : new String(value, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Waits until it holds; fails where it does not within seconds. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    long latest = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > latest) {
        throw new AssertionError("it did not happen within 10 s");
      }
      Thread.sleep(5);
    }
  }

  @Override
  public Interest interest() {
    return interest;
  }

  @Override
  public synchronized void tell(Events events) {
    told.addAll(events.list());
  }

  @Override
  public synchronized void quiet(long version) {
    quiet.add(version);
  }

  @Override
  public void whenRead(Runnable task) {
    synchronized (this) {
      if (slow) {
        whenRead.add(task);
        return;
      }
    }
    task.run();
  }

  @Override
  public synchronized void end() {
    ended = true;
  }

  @Override
  public synchronized void giveUp() {
    givenUp = true;
  }
}
