package dev.cubby.api.commit;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Commits writes that arrive together in one transaction, so that they share the wait for the disk
 * (DeWitt et al., "Implementation techniques for main memory database systems", 1984). One thread
 * commits the writes that have queued while its last commit ran; no write is delayed so that more
 * can join it.
 */
public final class GroupCommit implements AutoCloseable {
  private static final long LOOKED_AFTER_MILLIS = 100;

  private final Committer committer;
  private final CommitQueue queue;
  private final Thread thread;
  private final ScheduledExecutorService patience =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("commit-patience").daemon().factory());

  /**
   * @param threads makes the one thread that commits
   */
  public GroupCommit(Committer committer, CommitLimits limits, ThreadFactory threads) {
    this.committer = committer;
    this.queue = new CommitQueue(limits);
    this.thread = threads.newThread(this::run);
    thread.start();
    var _ =
        patience.scheduleWithFixedDelay(
            () -> refuse(queue.takeOlderThan(limits.queuedFor()), tooLong()),
            LOOKED_AFTER_MILLIS,
            LOOKED_AFTER_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /**
   * Queues a write. Never blocks.
   *
   * @return its outcome once it is durable, or the {@link StoreException} that kept it from being
   *     so; {@link StoreException.Kind#UNAVAILABLE} at once when too much is queued. Completed by
   *     the committing thread: what depends on it must not block.
   */
  public CompletableFuture<WriteOutcome> submit(Write write) {
    CompletableFuture<WriteOutcome> outcome = new CompletableFuture<>();
    StoreException refusal = queue.offer(new PendingWrite(write, outcome, System.nanoTime()));
    if (refusal != null) {
      outcome.completeExceptionally(refusal);
    }
    return outcome;
  }

  /** Refuses further writes and waits until those that were taken are finished. */
  @Override
  public void close() {
    queue.close();
    patience.shutdown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    for (List<PendingWrite> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
      commit(batch);
    }
  }

  private void commit(List<PendingWrite> batch) {
    List<WriteOutcome> outcomes;
    try {
      outcomes = committer.commit(batch.stream().map(PendingWrite::write).toList());
    } catch (Throwable e) { // of any kind: the callers must hear of it, and the thread must live on
      fail(batch, e);
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).outcome().complete(outcomes.get(i));
    }
  }

  private void fail(List<PendingWrite> batch, Throwable e) {
    if (batch.size() > 1 && mayBeTheFaultOfOne(e)) {
      batch.forEach(write -> commit(List.of(write)));
    } else {
      // Taken before the batch is told: a write that comes after that is tried by itself.
      List<PendingWrite> waiting = waitedInVain(e);
      refuse(batch, e);
      StoreException refusal =
          e instanceof StoreException failure && failure.kind() == Kind.UNAVAILABLE
              ? failure
              : tooLong();
      refuse(waiting, refusal);
    }
  }

  /**
   * The writes that queued during a commit that failed and would wait too long if they were tried
   * now. Where the database is away, they waited as long as the batch, and would wait as long
   * again. Where the outcome is unknown, only those that have waited for a while are refused.
   */
  private List<PendingWrite> waitedInVain(Throwable e) {
    return switch (e) {
      case StoreException failure when failure.kind() == Kind.UNAVAILABLE -> queue.takeAll();
      case StoreException failure when failure.kind() == Kind.COMMIT_UNKNOWN ->
          queue.takeOlderThan(Durations.QUEUE_WAIT_AFTER_UNKNOWN);
      default -> List.of();
    };
  }

  private static StoreException tooLong() {
    return new StoreException(
        Kind.UNAVAILABLE, "The commits before this write took too long; try again soon.", null);
  }

  private static void refuse(List<PendingWrite> writes, Throwable reason) {
    writes.forEach(write -> write.outcome().completeExceptionally(reason));
  }

  /**
   * Whether the neighbours may succeed without the write that failed, nothing having been
   * committed: a value too large for the disk, a damaged page under one key. A database that is
   * away or takes no writes is asked once, not once a write.
   */
  private static boolean mayBeTheFaultOfOne(Throwable e) {
    return switch (e) {
      case StoreException failure ->
          switch (failure.kind()) {
            case FULL, CORRUPT -> true;
            case UNAVAILABLE, READ_ONLY, COMMIT_UNKNOWN -> false;
          };
      case RuntimeException _ -> true;
      default -> false;
    };
  }
}
