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

/** The writes that wait for the commit under way, in the order of their arrival. */
final class CommitQueue {
  private final CommitLimits bounds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<PendingWrite> waiting = new ArrayDeque<>();

  @GuardedBy("lock")
  private long bytes;

  @GuardedBy("lock")
  private boolean closed;

  CommitQueue(CommitLimits bounds) {
    this.bounds = bounds;
  }

  /** Takes the write in; null, or why it is refused. */
  @Nullable StoreException offer(PendingWrite write) {
    lock.lock();
    try {
      if (closed) {
        return new StoreException(Kind.UNAVAILABLE, "Cubby is shutting down.", null);
      }
      boolean fits =
          waiting.size() < bounds.queuedWrites() && bytes + write.bytes() <= bounds.queuedBytes();
      if (!fits && !waiting.isEmpty()) {
        return new StoreException(
            Kind.UNAVAILABLE, "Too many writes are waiting for the disk; try again soon.", null);
      }
      waiting.add(write);
      bytes += write.bytes();
      changed.signal();
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for writes and takes a batch of them out; empty once closed and drained. */
  List<PendingWrite> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      List<PendingWrite> batch = new ArrayList<>();
      long taken = 0;
      long weight = 0;
      for (PendingWrite write = waiting.peek();
          write != null && batch.size() < bounds.batchWrites();
          write = waiting.peek()) {
        if (!batch.isEmpty() && weight + write.weight() > bounds.batchBytes()) {
          break;
        }
        weight += write.weight();
        taken += write.bytes();
        batch.add(waiting.remove());
      }
      bytes -= taken;
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Takes out the writes that have waited for longer than {@code age}. */
  List<PendingWrite> takeOlderThan(Duration age) {
    lock.lock();
    try {
      long latest = System.nanoTime() - age.toNanos();
      List<PendingWrite> old = new ArrayList<>();
      for (PendingWrite write = waiting.peek();
          write != null && write.queuedNanos() - latest < 0;
          write = waiting.peek()) {
        bytes -= write.bytes();
        old.add(waiting.remove());
      }
      return old;
    } finally {
      lock.unlock();
    }
  }

  /** Takes out all that wait. */
  List<PendingWrite> takeAll() {
    lock.lock();
    try {
      List<PendingWrite> all = List.copyOf(waiting);
      waiting.clear();
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
