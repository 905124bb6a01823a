package dev.cubby.e2e.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The record that many clients make at once. */
public final class History {
  private final HistoryClock clock;
  private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
  private final Queue<Travel> travels = new ConcurrentLinkedQueue<>();
  private final AtomicLong ids = new AtomicLong();

  public History(HistoryClock clock) {
    this.clock = clock;
  }

  public HistoryClock clock() {
    return clock;
  }

  public long nextId() {
    return ids.incrementAndGet();
  }

  public void add(Operation operation) {
    operations.add(operation);
  }

  public void add(Travel travel) {
    travels.add(travel);
  }

  /** All requests about the past that were recorded so far. */
  public List<Travel> travels() {
    return new ArrayList<>(travels);
  }

  /** All that was recorded so far. */
  public List<Operation> operations() {
    return new ArrayList<>(operations);
  }
}
