package dev.cubby.api.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.cache.CurrentTrust;
import dev.cubby.api.cache.Trust;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class KeeperTest {
  private final MemorySharedStore store = new MemorySharedStore();
  private final ObedientCache cache = new ObedientCache();

  @Test
  void trustRunsFromBeforeTheRowWasAskedFor() {
    var keeper = new Keeper(store, cache, new CurrentTrust());
    keeper.close();
    var asked = new AtomicLong();
    store.onRowRead(() -> {
      asked.set(System.nanoTime());
      LockSupport.parkNanos(1_000_000);
    });
    keeper.refresh();
    long length = keeper.trust().endsNanos() - asked.get();
    assertThat(length).isLessThanOrEqualTo(Durations.TRUST.toNanos());
  }

  @Test
  void aWriterWithoutAFenceWaitsLongerThanAnyTrustLasts() {
    long length = Trust.since(0, 1, true).endsNanos();
    assertThat(length).isLessThan(Durations.UNFENCED_WAIT.toNanos());
  }

  /** While the database is silent, it would wait twice as long as for one question. */
  @Test
  void aWriterThatLeavesTheCacheDoesNotWaitForTheKeepersOwnQuestion() throws InterruptedException {
    var asked = new CountDownLatch(1);
    var answered = new CountDownLatch(1);
    store.onRowAsked(() -> {
      asked.countDown();
      awaitUninterruptibly(answered);
    });
    try (var keeper = new Keeper(store, cache, new CurrentTrust())) {
      asked.await();
      var leaving = CompletableFuture.supplyAsync(keeper::leave, Thread::startVirtualThread);
      assertThat(leaving).succeedsWithin(Duration.ofSeconds(10));
    } finally {
      answered.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCacheThatWasRestartedIsLeftAndEnteredUnderAHigherEpoch() throws InterruptedException {
    try (var keeper = new Keeper(store, cache, new CurrentTrust())) {
      while (!keeper.trust().used()) {
        Thread.sleep(1);
      }
      long before = keeper.trust().epoch();
      cache.restart();
      while (!(keeper.trust().used() && keeper.trust().epoch() > before)) {
        Thread.sleep(1);
      }
      assertThat(cache.epoch()).isEqualTo(keeper.trust().epoch());
    }
  }
}
