package dev.cubby.flights;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time, in the order in which they came. A thread that offers a task while none
 * runs becomes the runner: it runs its task, and then those that other threads have left with it
 * meanwhile. No thread ever waits. A task may offer further tasks, and a chain of them does not
 * grow the stack.
 *
 * <p>What tasks write is seen by the tasks after them, whichever thread runs those.
 */
final class Turns {

  /** The owner of the tasks. Both methods are called while no task runs. */
  interface Owner {
    /** Whether it can be closed: nothing is left that may offer a task it relies on. */
    boolean spent();

    /** No further task will run. */
    void closed();
  }

  private static final Turn IDLE = new Turn(null, null);
  private static final Turn BUSY = new Turn(null, null);
  private static final Turn CLOSED = new Turn(null, null);

  private final Owner owner;

  /** A marker, or the latest task of a chain that ends in a marker. */
  private final AtomicReference<Turn> latest = new AtomicReference<>(IDLE);

  Turns(Owner owner) {
    this.owner = owner;
  }

  /** Runs the task, now or after those that came before it; false if these turns are closed. */
  boolean offer(Runnable task) {
    Turn before;
    do {
      before = latest.get();
      if (before == CLOSED) {
        return false;
      }
    } while (!latest.compareAndSet(before, new Turn(task, before)));
    if (before == IDLE) {
      runAll();
    }
    return true;
  }

  private void runAll() {
    Turn next;
    do {
      runOldestFirst(latest.getAndSet(BUSY));
      next = owner.spent() ? CLOSED : IDLE;
    } while (!latest.compareAndSet(BUSY, next));
    if (next == CLOSED) {
      owner.closed();
    }
  }

  private static void runOldestFirst(Turn chain) {
    Turn oldest = null;
    for (Turn turn = chain; turn != null && turn.task != null; ) {
      Turn before = turn.next;
      turn.next = oldest;
      oldest = turn;
      turn = before;
    }
    for (Turn turn = oldest; turn != null; turn = turn.next) {
      turn.run();
    }
  }

  private static final class Turn {
    private final @Nullable Runnable task;

    /** The one before it; once taken, the one after it. */
    private @Nullable Turn next;

    Turn(@Nullable Runnable task, @Nullable Turn before) {
      this.task = task;
      this.next = before;
    }

    void run() {
      try {
        if (task != null) {
          task.run();
        }
      } catch (Throwable e) { // the tasks after a failed one must still run
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }
}
