package dev.cubby.api.commit;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The units that wait for the commit under way, in the order of their arrival. */
final class CommitQueue {
  private final CommitLimits bounds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<PendingUnit> waiting = new ArrayDeque<>();

  @GuardedBy("lock")
  private int steps;

  @GuardedBy("lock")
  private long bytes;

  @GuardedBy("lock")
  private boolean closed;

  CommitQueue(CommitLimits bounds) {
    this.bounds = bounds;
  }

  /** Takes the unit in; null, or why it is refused. */
  @Nullable StoreException offer(PendingUnit unit) {
    lock.lock();
    try {
      if (closed) {
        return new StoreException(Kind.UNAVAILABLE, "Cubby is shutting down.", null);
      }
      boolean fits =
          steps + unit.steps() <= bounds.queuedSteps()
              && bytes + unit.bytes() <= bounds.queuedBytes();
      if (!fits && !waiting.isEmpty()) {
        return new StoreException(
            Kind.UNAVAILABLE, "Too many writes are waiting for the disk; try again soon.", null);
      }
      waiting.add(unit);
      steps += unit.steps();
      bytes += unit.bytes();
      changed.signal();
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for units and takes a group of them out; empty once closed and drained. */
  List<PendingUnit> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      List<PendingUnit> group = new ArrayList<>();
      int taken = 0;
      long weight = 0;
      for (PendingUnit unit = waiting.peek(); unit != null; unit = waiting.peek()) {
        taken += unit.steps();
        weight += unit.weight();
        if (!group.isEmpty() && (taken > bounds.groupSteps() || weight > bounds.groupBytes())) {
          break;
        }
        group.add(remove());
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /** Takes out the units that have waited for longer than {@code age}. */
  List<PendingUnit> takeOlderThan(Duration age) {
    lock.lock();
    try {
      long latest = System.nanoTime() - age.toNanos();
      List<PendingUnit> old = new ArrayList<>();
      for (PendingUnit unit = waiting.peek();
          unit != null && unit.queuedNanos() - latest < 0;
          unit = waiting.peek()) {
        old.add(remove());
      }
      return old;
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private PendingUnit remove() {
    PendingUnit unit = waiting.remove();
    steps -= unit.steps();
    bytes -= unit.bytes();
    return unit;
  }

  /** Takes out all that wait. */
  List<PendingUnit> takeAll() {
    lock.lock();
    try {
      List<PendingUnit> all = List.copyOf(waiting);
      waiting.clear();
      steps = 0;
      bytes = 0;
      return all;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}
