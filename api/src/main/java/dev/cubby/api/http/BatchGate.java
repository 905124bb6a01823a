package dev.cubby.api.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.WriteUnit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets batches read. A small request can ask for many values, whose sizes nobody knows before they
 * are read. So a batch is let in when there is room for the most that it may take; the others wait
 * in the order of their arrival. Any thread may use it.
 */
final class BatchGate {
  /** Of each byte that is read there is the value, and JSON that may have two for it. */
  private static final long HELD = 3;

  /** As much as the batch that reads most may take. */
  static final long BYTES = HELD * WriteUnit.MOST_BYTES;

  /** More are refused. */
  static final int MOST_WAITING = 1_000;

  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Queue<Turn> waiting = new ArrayDeque<>();

  @GuardedBy("lock")
  private long free = BYTES;

  /**
   * Makes a gate that nobody has passed.
   *
   * @param patience how long a batch waits before it is refused
   */
  BatchGate(Duration patience) {
    this.patience = patience;
  }

  /** A batch that waits at the gate, or has passed it. */
  final class Turn {
    private final long bytes;
    private final CompletableFuture<Turn> begun = new CompletableFuture<>();

    private Turn(long bytes) {
      this.bytes = bytes;
    }

    /** Gives the room back. */
    void leave() {
      add(bytes);
      admit();
    }
  }

  /** How many bytes a batch may take. */
  static long most(WriteUnit unit, int maxValueBytes) {
    long gets = unit.steps().stream().filter(Step.Get.class::isInstance).count();
    return HELD * Math.min(WriteUnit.MOST_BYTES, gets * maxValueBytes);
  }

  /**
   * Waits for room.
   *
   * @param bytes at most {@link #BYTES}
   * @return a turn, which must leave; fails where too many wait, or by the end of the patience
   */
  CompletionStage<Turn> enter(long bytes) {
    var turn = new Turn(bytes);
    lock.lock();
    try {
      if (waiting.size() >= MOST_WAITING) {
        return CompletableFuture.failedFuture(
            Problems.unavailable("Too many batches wait to read; try again.", 1).exception());
      }
      waiting.add(turn);
    } finally {
      lock.unlock();
    }
    admit();
    return turn.begun.isDone()
        ? turn.begun
        : turn.begun.orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void add(long bytes) {
    lock.lock();
    try {
      free += bytes;
    } finally {
      lock.unlock();
    }
  }

  private void admit() {
    for (List<Turn> next = next(); !next.isEmpty(); next = next()) {
      for (Turn turn : next) {
        if (!turn.begun.complete(turn)) {
          add(turn.bytes); // It has waited for too long.
        }
      }
    }
  }

  private List<Turn> next() {
    lock.lock();
    try {
      var next = new ArrayList<Turn>();
      for (Turn turn = waiting.peek(); turn != null && turn.bytes <= free; turn = waiting.peek()) {
        waiting.remove();
        free -= turn.bytes;
        next.add(turn);
      }
      return next;
    } finally {
      lock.unlock();
    }
  }
}
