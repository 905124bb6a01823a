package dev.cubby.api.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the disk back what expired keys took; readers never see them anyway. */
public final class ExpiryPurge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryPurge.class);
  private static final int KEYS_A_ROUND = 500;
  private static final int SECONDS_BETWEEN = 10;

  private final Store store;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("expiry-purge").daemon().factory());

  public ExpiryPurge(Store store) {
    this.store = store;
    var _ =
        timer.scheduleWithFixedDelay(
            this::purge, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  /** In small rounds, so that no write waits long behind one. */
  private void purge() {
    try {
      while (!timer.isShutdown() && store.purgeExpired(KEYS_A_ROUND) == KEYS_A_ROUND) {
        Thread.onSpinWait();
      }
    } catch (RuntimeException e) {
      LOG.warn("could not purge expired keys; will try again", e);
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
