package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.Reign;
import dev.cubby.api.store.sql.ReignOverException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The reads that wait for their proof. */
final class WaitingReads {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition some = lock.newCondition();
  private final List<Waiting> reads = new ArrayList<>();
  private boolean closed;

  /** One read, done at {@code since} or before. */
  private final class Waiting {
    private final Reign reign;
    private final long since = System.nanoTime();
    private final Condition ended = lock.newCondition();
    private boolean proved;
    private boolean over;

    private Waiting(Reign reign) {
      this.reign = reign;
    }
  }

  /**
   * Waits for the proof of a read that was done before this call.
   *
   * @param until when to give up, by {@link System#nanoTime}
   * @throws ReignOverException where another reign was proved
   */
  void await(Reign reign, long until) throws SQLException {
    lock.lock();
    var read = new Waiting(reign);
    try {
      reads.add(read);
      some.signal();
      while (!read.proved) {
        long left = until - System.nanoTime();
        if (read.over) {
          throw new ReignOverException();
        }
        if (left <= 0 || closed) {
          throw new SQLException("no commit that proves the answer came back in time");
        }
        read.ended.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted before the answer was proved", e);
    } finally {
      reads.remove(read);
      lock.unlock();
    }
  }

  /** A commit of this reign that was sent at {@code begun} has returned. */
  void proved(Reign reign, long begun) {
    lock.lock();
    try {
      reads.removeIf(read -> {
        if (read.since - begun >= 0) {
          return false;
        }
        read.proved = read.reign.equals(reign);
        read.over = !read.proved;
        read.ended.signal();
        return true;
      });
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a read waits.
   *
   * @return false once this is closed
   */
  boolean awaitOne() throws InterruptedException {
    lock.lock();
    try {
      while (reads.isEmpty() && !closed) {
        some.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      some.signal();
      reads.forEach(read -> read.ended.signal());
    } finally {
      lock.unlock();
    }
  }
}
