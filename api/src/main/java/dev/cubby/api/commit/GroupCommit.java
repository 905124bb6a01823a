package dev.cubby.api.commit;

import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/**
 * Commits writes that arrive together in one transaction, so that they share the wait for the disk
 * (DeWitt et al., "Implementation techniques for main memory database systems", 1984). One thread
 * commits whatever has queued while its last commit ran; nothing is delayed for company.
 */
public final class GroupCommit implements AutoCloseable {
  private final Committer committer;
  private final CommitQueue queue;
  private final Thread thread;

  /**
   * @param threads makes the one thread that commits
   */
  public GroupCommit(Committer committer, CommitLimits bounds, ThreadFactory threads) {
    this.committer = committer;
    this.queue = new CommitQueue(bounds);
    this.thread = threads.newThread(this::run);
    thread.start();
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
    StoreException refusal = queue.offer(new PendingWrite(write, outcome));
    if (refusal != null) {
      outcome.completeExceptionally(refusal);
    }
    return outcome;
  }

  /** Refuses further writes and waits until those that were taken are finished. */
  @Override
  public void close() {
    queue.close();
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
    } catch (Throwable e) { // whatever it is, the callers must hear of it and the thread live on
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
      // Those who came meanwhile have waited as long, and would wait as long again; not so those
      // who
      // come once the first is told.
      boolean away = e instanceof StoreException failure && failure.kind() == Kind.UNAVAILABLE;
      List<PendingWrite> waiting = away ? queue.takeAll() : List.of();
      batch.forEach(write -> write.outcome().completeExceptionally(e));
      waiting.forEach(write -> write.outcome().completeExceptionally(e));
    }
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
