package dev.cubby.api.store.postgres;

import static dev.cubby.api.store.Writes.delete;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.TestContainer;
import dev.cubby.api.bounds.Durations;
import dev.cubby.api.commit.CommitLimits;
import dev.cubby.api.commit.GroupCommit;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Precondition;
import dev.cubby.api.store.Purge;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import dev.cubby.api.store.sql.SqlStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL on a disk that writers fill to its end. */
@Tag("full-disk")
class FullDiskTest {
  private static final int WRITERS = 8;
  private static final int VALUE_BYTES = 1 << 20;
  private static final int REFUSALS_IN_A_ROW = 10;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Retention HISTORY =
      new Retention(Duration.ofDays(7), 1 << 30, Durations.LEAST_HISTORY);

  /** The keys whose values a writer was told are stored. */
  private final ConcurrentSkipListSet<String> acknowledged = new ConcurrentSkipListSet<>();

  @Test
  void refusesValuesTakesDeletesAndLosesNothing() throws Exception {
    List<String> deleted;
    try (Store store = SqlStore.open(TestPostgres.ON_A_SMALL_DISK.database());
        var _ = new Purge(store, HISTORY, Retention.NONE);
        var commit =
            new GroupCommit(store::commit, CommitLimits.DEFAULT, Thread.ofPlatform().factory())) {
      String started = started();
      fill(commit);
      assertThat(acknowledged).hasSizeGreaterThan(50);
      assertThat(started()).as("PostgreSQL goes on").isEqualTo(started);
      assertThatAllAreRead(store);

      deleted = acknowledged.stream().limit(acknowledged.size() / 2).toList();
      for (String key : deleted) {
        assertThat(commit.submit(delete(key)).join()).isInstanceOf(WriteOutcome.Deleted.class);
        acknowledged.remove(key);
      }
      assertThat(isTakenWithinAMinute(commit, "again")).isTrue();
      assertThat(started()).as("PostgreSQL goes on").isEqualTo(started);
    }
    TestContainer.run("kill", "CUBBY_TEST_SMALL_DISK_CONTAINER");
    TestContainer.run("start", "CUBBY_TEST_SMALL_DISK_CONTAINER");
    try (Store store = SqlStore.open(TestPostgres.ON_A_SMALL_DISK.database())) {
      assertThatAllAreRead(store);
      assertThat(deleted).noneMatch(key -> store.get(new Key(key)).isPresent());
    }
  }

  /** Writes, each writer until it is refused again and again for want of room. */
  private void fill(GroupCommit commit) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              IntStream.range(0, WRITERS)
                  .mapToObj(
                      writer -> CompletableFuture.runAsync(() -> fill(commit, writer), threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
  }

  private void fill(GroupCommit commit, int writer) {
    for (int i = 0, refused = 0; refused < REFUSALS_IN_A_ROW; i++) {
      if (isTaken(commit, writer + "/" + i)) {
        refused = 0;
      } else {
        refused++;
        pause();
      }
    }
  }

  private boolean isTakenWithinAMinute(GroupCommit commit, String key) {
    long begun = System.nanoTime();
    while (!isTaken(commit, key)) {
      if (System.nanoTime() - begun > 60_000_000_000L) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** Whether the value is stored, and not refused for want of room. */
  private boolean isTaken(GroupCommit commit, String key) {
    var put =
        new Write.Put(new Key(key), value(key), "text/plain", null, Precondition.Existence.ANY);
    while (true) {
      try {
        commit.submit(put).join();
        acknowledged.add(key);
        return true;
      } catch (CompletionException e) {
        if (e.getCause() instanceof StoreException failure && failure.kind() == Kind.FULL) {
          return false;
        }
        pause(); // too much to do; the caller is asked to try again
      }
    }
  }

  private void assertThatAllAreRead(Store store) {
    for (String key : acknowledged) {
      assertThat(store.get(new Key(key)).orElseThrow().value()).as(key).isEqualTo(value(key));
    }
  }

  /** Cannot be compressed. */
  private static byte[] value(String key) {
    byte[] value = new byte[VALUE_BYTES];
    new Random(key.hashCode()).nextBytes(value);
    return value;
  }

  private static String started() throws SQLException {
    try (var connection = TestPostgres.ON_A_SMALL_DISK.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT pg_postmaster_start_time()")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
