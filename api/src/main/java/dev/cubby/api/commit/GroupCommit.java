package dev.cubby.api.commit;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import dev.cubby.api.store.WriteUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Commits writes that arrive together in one transaction, so that they share the wait for the disk
 * (DeWitt et al., "Implementation techniques for main memory database systems", 1984). What is
 * committed is a unit: most often a single write, or a batch. One thread commits the units that
 * have queued while its last commit ran; no unit is delayed so that more can join it.
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

  /** Queues a write, as {@link #submit(WriteUnit)} does. */
  public CompletableFuture<WriteOutcome> submit(Write write) {
    return submit(WriteUnit.of(write)).thenApply(outcomes -> (WriteOutcome) outcomes.getFirst());
  }

  /**
   * Queues a unit. Never blocks.
   *
   * @return an outcome for each step once the unit is durable, or the {@link StoreException} that
   *     kept it from being so; {@link StoreException.Kind#UNAVAILABLE} at once when too much is
   *     queued. Completed by the committing thread: what depends on it must not block.
   */
  public CompletableFuture<List<Step.Outcome>> submit(WriteUnit unit) {
    CompletableFuture<List<Step.Outcome>> outcomes = new CompletableFuture<>();
    StoreException refusal = queue.offer(new PendingUnit(unit, outcomes, System.nanoTime()));
    if (refusal != null) {
      outcomes.completeExceptionally(refusal);
    }
    return outcomes;
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
    for (List<PendingUnit> group = queue.take(); !group.isEmpty(); group = queue.take()) {
      commit(group);
    }
  }

  private void commit(List<PendingUnit> group) {
    List<List<Step.Outcome>> outcomes;
    try {
      outcomes = committer.commit(group.stream().map(PendingUnit::unit).toList());
    } catch (Throwable e) { // of any kind: the callers must hear of it, and the thread must live on
      fail(group, e);
      return;
    }
    for (int i = 0; i < group.size(); i++) {
      group.get(i).outcomes().complete(outcomes.get(i));
    }
  }

  private void fail(List<PendingUnit> group, Throwable e) {
    PendingUnit first = group.getFirst();
    if (group.size() > 1 && mayBeTheFaultOfOne(e)) {
      group.forEach(unit -> commit(List.of(unit)));
    } else if (first.isDivisible() && mayBeTheFaultOfOne(e)) {
      first.outcomes().complete(new StepByStep(committer).commit(first.unit()));
    } else {
      // Taken before the group is told: a unit that comes after that is tried by itself.
      List<PendingUnit> waiting = waitedInVain(e);
      refuse(group, e);
      StoreException refusal =
          e instanceof StoreException failure && failure.kind() == Kind.UNAVAILABLE
              ? failure
              : tooLong();
      refuse(waiting, refusal);
    }
  }

  /**
   * The units that queued during a commit that failed and would wait too long if they were tried
   * now. Where the database is away, they waited as long as the group, and would wait as long
   * again. Where the outcome is unknown, only those that have waited for a while are refused.
   */
  private List<PendingUnit> waitedInVain(Throwable e) {
    return switch (e) {
      case StoreException failure when failure.kind() == Kind.UNAVAILABLE -> queue.takeAll();
      case StoreException failure when failure.kind() == Kind.COMMIT_UNKNOWN ->
          queue.takeOlderThan(Durations.QUEUE_WAIT_AFTER_UNKNOWN);
      default -> List.of();
    };
  }

  static StoreException tooLong() {
    return new StoreException(
        Kind.UNAVAILABLE, "The commits before this write took too long; try again soon.", null);
  }

  private static void refuse(List<PendingUnit> units, Throwable reason) {
    units.forEach(unit -> unit.outcomes().completeExceptionally(reason));
  }

  /**
   * Whether the neighbours may succeed without the unit that failed, nothing having been committed:
   * a value too large for the disk, a damaged page under one key. A database that is away or takes
   * no writes is asked once, not once a unit.
   */
  static boolean mayBeTheFaultOfOne(Throwable e) {
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
