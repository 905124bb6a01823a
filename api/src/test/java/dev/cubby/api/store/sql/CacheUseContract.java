package dev.cubby.api.store.sql;

import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The row that says whether the shared cache is in use, in every SQL database. */
public abstract class CacheUseContract {

  protected abstract TestDatabase database();

  private final MovableClock clock = new MovableClock();
  private SqlStore store;

  @BeforeEach
  void open() {
    store = database().empty(clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void entersWithAnEpochAboveAllBefore() {
    long before = store.cacheUse().epoch();
    CacheUse entered = store.enterCache(before + 5, epoch -> epoch == before + 6);
    assertThat(entered).isEqualTo(new CacheUse(before + 6, true, 0));
    assertThat(store.cacheUse()).isEqualTo(entered);
    store.leaveCache();
    assertThat(store.enterCache(0, _ -> true).epoch()).isEqualTo(before + 7);
  }

  @Test
  void staysAsItIsWhereTheCacheCouldNotBeEmptied() {
    assertThat(store.enterCache(0, _ -> false).used()).isFalse();
    assertThat(store.cacheUse().used()).isFalse();
  }

  /**
   * Its command may be late, and come to a cache that another has entered, and that was restarted.
   */
  @Test
  void offersNoEpochTwice() {
    var offered = new ArrayList<Long>();
    store.enterCache(0, epoch -> !offered.add(epoch));
    store.enterCache(0, offered::add);
    assertThat(offered.get(1)).isGreaterThan(offered.get(0));
  }

  @Test
  void isEnteredByOneAlone() {
    long epoch = store.enterCache(0, _ -> true).epoch();
    CacheUse again =
        store.enterCache(
            0,
            _ -> {
              throw new AssertionError("a cache in use must not be emptied");
            });
    assertThat(again.epoch()).isEqualTo(epoch);
  }

  @Test
  void isUnusedSinceItWasFirstLeft() {
    store.enterCache(0, _ -> true);
    assertThat(store.leaveCache().unusedMillis()).isZero();
    clock.advance(Duration.ofMillis(700));
    assertThat(store.leaveCache().unusedMillis()).isEqualTo(700);
  }

  @Test
  void writesOnlyAsTheGuardSays() {
    long epoch = store.enterCache(0, _ -> true).epoch();
    assertThat(store.commit(units(put("a", "1")), fenced(epoch))).isPresent();
    assertThat(store.commit(units(put("a", "2")), fenced(epoch - 1))).isEmpty();
    assertThat(store.commit(units(put("a", "3")), new WriteGuard.Unfenced(1000))).isEmpty();
    store.leaveCache();
    clock.advance(Duration.ofMillis(999));
    assertThat(store.commit(units(put("a", "4")), new WriteGuard.Unfenced(1000))).isEmpty();
    assertThat(store.get(new Key("a")).orElseThrow().value()).asString().isEqualTo("1");
    clock.advance(Duration.ofMillis(1));
    assertThat(store.commit(units(put("a", "5")), new WriteGuard.Unfenced(1000))).isPresent();
    assertThat(store.commit(units(put("a", "6")), fenced(epoch))).isPresent();
    assertThat(store.commit(units(put("a", "7")), fenced(epoch - 1))).isEmpty();
  }

  private static WriteGuard fenced(long epoch) {
    return new WriteGuard.Fenced(epoch, System.nanoTime() + Duration.ofHours(1).toNanos());
  }

  @Test
  void isReadOnlyWhenNoWriteIsUnderWay() throws Exception {
    // The common pool has but one thread on two cores, and the read would wait for that.
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      readWhileEntering(threads);
    }
  }

  private void readWhileEntering(Executor threads) throws Exception {
    var entering = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var enter =
        CompletableFuture.supplyAsync(
            () ->
                store.enterCache(
                    0,
                    _ -> {
                      entering.countDown();
                      try {
                        finish.await();
                      } catch (InterruptedException e) {
                        return false;
                      }
                      return true;
                    }),
            threads);
    entering.await();
    var read = CompletableFuture.supplyAsync(store::cacheUse, threads);
    try {
      Thread.sleep(200);
      assertThat(read).isNotDone();
    } finally {
      finish.countDown();
    }
    assertThat(read.get()).isEqualTo(enter.get());
  }

  /**
   * What the guard found holds until the commit: nobody can change the row between, or trust it.
   */
  @Test
  void isLockedFromTheGuardUntilTheCommit() throws Exception {
    long epoch = store.enterCache(0, _ -> true).epoch();
    store.commit(units(put("a", "1")), fenced(epoch));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var holder = database().connect();
        var other = database().connect()) {
      TestDatabase.execute(holder, "UPDATE head SET size = size WHERE k = 'a'");
      var write =
          CompletableFuture.supplyAsync(
              () -> store.commit(units(put("a", "2")), fenced(epoch)), threads);
      try {
        assertThat(held(other)).as("the row is locked while the write waits for its key").isTrue();
      } finally {
        holder.rollback();
      }
      assertThat(write.get()).isPresent();
      assertThat(locked(other)).as("after the commit").isFalse();
    }
  }

  /** Whether the row comes to be locked, and stays so. */
  private boolean held(Connection other) throws Exception {
    for (int i = 0; i < 100 && !locked(other); i++) {
      Thread.sleep(5);
    }
    Thread.sleep(200);
    return locked(other);
  }

  private boolean locked(Connection other) throws SQLException {
    try {
      TestDatabase.execute(other, "SELECT id FROM state WHERE id = 1 FOR UPDATE NOWAIT");
      return false;
    } catch (SQLException e) {
      assertThat(database().couldNotLock(e)).as(e.getMessage()).isTrue();
      return true;
    } finally {
      other.rollback();
    }
  }
}
