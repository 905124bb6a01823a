package dev.cubby.api.store.postgres;

import static dev.cubby.api.store.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.sql.SqlStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A server that was promoted has the row of the server before it, with that one's timeline. Here
 * the row is given another timeline instead.
 */
@Tag("postgres")
class PromotionTest {
  private static final Key KEY = new Key("a");

  private SqlStore store;

  @BeforeEach
  void open() {
    store = TestPostgres.PRIMARY.empty();
    store.write(List.of(put("a", "1")));
  }

  @AfterEach
  void close() {
    store.close();
    TestPostgres.PRIMARY.run("UPDATE state SET time_floor = 0, time_limit = 0");
  }

  private static void promote() {
    TestPostgres.PRIMARY.run("UPDATE state SET timeline = 'FFFFFFFF'");
  }

  private static String column(String name) {
    return Standby.sql("SELECT " + name + " FROM state");
  }

  private static Duration taken(Runnable run) {
    long begun = System.nanoTime();
    run.run();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Test
  void aReadWaitsUntilNoProcessTrustsTheRowOfTheReignBefore() {
    promote();
    Duration taken = taken(() -> assertThat(store.get(KEY)).isPresent());
    assertThat(taken).isGreaterThan(Durations.TRUST);
  }

  @Test
  void aWriteWaitsUntilNoProcessTrustsTheRowOfTheReignBefore() {
    promote();
    Duration taken = taken(() -> store.write(List.of(put("a", "2"))));
    assertThat(taken).isGreaterThan(Durations.TRUST);
    assertThat(store.get(KEY).orElseThrow().value()).asString().isEqualTo("2");
  }

  @Test
  void aReignHasTheServersTimelineAndANumberOfItsOwn() {
    String timeline = column("timeline");
    String nonce = column("nonce");
    promote();
    store.get(KEY);
    assertThat(column("timeline")).isEqualTo(timeline).matches("[0-9A-F]{8}");
    assertThat(column("nonce")).isNotEqualTo(nonce);
  }

  @Test
  void processesThatStartTogetherBeginOneReign() {
    promote();
    try (SqlStore other = SqlStore.open(TestPostgres.PRIMARY.database())) {
      String nonce = column("nonce");
      store.get(KEY);
      other.get(KEY);
      assertThat(column("nonce")).isEqualTo(nonce);
    }
  }

  @Test
  void aReadThatAnotherReignWouldProveIsDoneAgain() throws Exception {
    for (int i = 0; i < 20; i++) {
      Thread changes =
          Thread.ofVirtual()
              .start(() -> TestPostgres.PRIMARY.run("UPDATE state SET nonce = nonce + 1"));
      assertThat(store.get(KEY)).isPresent();
      changes.join();
    }
  }

  /** As if the clock of the server before had been ahead by an hour. */
  @Test
  void theTimeGoesOnFromWhereItWas() {
    TestPostgres.PRIMARY.run("UPDATE state SET time_limit = time_limit + 3600000");
    long limit = Long.parseLong(column("time_limit"));
    promote();
    store.cacheUse();
    assertThat(store.now()).isGreaterThanOrEqualTo(limit);
    store.write(List.of(put("a", "2", 60_000L)));
    assertThat(store.get(KEY).orElseThrow().metadata().expiresAt())
        .isGreaterThanOrEqualTo(limit + 60_000);
  }

  /** No primary after it would know of it. */
  @Test
  void theTimeDoesNotPassItsLimit() {
    TestPostgres.PRIMARY.run("UPDATE state SET time_limit = 1000");
    store.write(List.of(put("a", "2")));
    assertThat(store.get(KEY).orElseThrow().metadata().updatedAt()).isEqualTo(1000);
  }

  @Test
  void theLimitMovesOnWithWritesAndWithoutThem() {
    List<Runnable> movers =
        Stream.<Runnable>of(
                () -> store.write(List.of(put("a", "2"))),
                () -> store.cacheUse(),
                () -> store.expire(1))
            .toList();
    for (Runnable move : movers) {
      TestPostgres.PRIMARY.run("UPDATE state SET time_limit = 1000");
      move.run();
      assertThat(Long.parseLong(column("time_limit"))).isGreaterThan(System.currentTimeMillis());
    }
  }

  @Test
  void theCacheHasBeenUnusedSinceTheReignBeganAtMost() {
    store.leaveCache();
    TestPostgres.PRIMARY.run("UPDATE state SET unused_since = 0");
    promote();
    assertThat(store.cacheUse().unusedMillis()).isLessThan(60_000);
  }
}
