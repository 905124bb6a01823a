package dev.cubby.api.feed;

import java.util.function.Consumer;

/**
 * A watcher's place in the feed. It is used by one thread at a time: the feed's own, or one that
 * reads a page of what the watcher missed.
 */
public final class Seat implements AutoCloseable {
  private final Watcher watcher;
  private final Pace pace;
  private final Consumer<Seat> leaves;
  private long version;
  private volatile long toldNanos = System.nanoTime();
  private volatile boolean reading;
  private volatile boolean closed;

  /**
   * @param version up to which the watcher knows all changes
   * @param leaves is called when the watcher leaves
   */
  Seat(Watcher watcher, long version, Pace pace, Consumer<Seat> leaves) {
    this.watcher = watcher;
    this.version = version;
    this.pace = pace;
    this.leaves = leaves;
  }

  Interest interest() {
    return watcher.interest();
  }

  /** Up to which the watcher knows all changes. */
  long version() {
    return version;
  }

  boolean isClosed() {
    return closed;
  }

  void tell(Events events) {
    toldNanos = System.nanoTime();
    watcher.tell(events);
  }

  /** Takes note that the watcher has been told all changes up to a version. */
  void arriveAt(long version) {
    this.version = version;
  }

  /** Tells the watcher how far it is, if it has been told nothing for long. */
  void beat(long version) {
    if (System.nanoTime() - toldNanos >= pace.heartbeat().toNanos()) {
      toldNanos = System.nanoTime();
      watcher.quiet(version);
    }
  }

  /** Goes on by the task when the watcher has read what it was told. */
  void whenRead(Runnable task) {
    reading = true;
    watcher.whenRead(() -> {
      reading = false;
      task.run();
    });
  }

  /** Gives the watcher up, if it has been reading for too long. */
  void hurry() {
    if (reading && System.nanoTime() - toldNanos >= pace.pageRead().toNanos()) {
      watcher.giveUp();
    }
  }

  void end() {
    watcher.end();
  }

  /** The watcher leaves. */
  @Override
  public void close() {
    closed = true;
    leaves.accept(this);
  }
}
