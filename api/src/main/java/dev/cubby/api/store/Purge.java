package dev.cubby.api.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each second removes the keys whose time is over, each by a revision of its own, and the history
 * and the answers that need not be kept any more. Several processes may do so over one store.
 */
public final class Purge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
  private static final int KEYS_A_ROUND = 300;

  private final Store store;
  private final Retention history;
  private final Retention answers;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("purge").daemon().factory());

  /**
   * Begins to purge.
   *
   * @param history how much of it is kept
   * @param answers how many of those that requests with an idempotency key were given
   */
  public Purge(Store store, Retention history, Retention answers) {
    this.store = store;
    this.history = history;
    this.answers = answers;
    var _ = timer.scheduleWithFixedDelay(this::purge, 1, 1, TimeUnit.SECONDS);
  }

  private void purge() {
    try {
      inRounds(() -> store.expire(KEYS_A_ROUND) == KEYS_A_ROUND);
      inRounds(() -> store.purgeHistory(history));
      inRounds(() -> store.purgeAnswers(answers));
    } catch (RuntimeException e) {
      LOG.warn("could not purge; will try again", e);
    }
  }

  /** Pauses after each round for as long as it took, so that writes have their turns. */
  private void inRounds(BooleanSupplier round) {
    boolean more = true;
    while (more && !timer.isShutdown()) {
      long begun = System.nanoTime();
      more = round.getAsBoolean();
      if (more) {
        LockSupport.parkNanos(System.nanoTime() - begun);
      }
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      boolean _ = timer.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
