package dev.cubby.api.keys;

import static dev.cubby.api.store.Writes.get;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.cache.MemoryCache;
import dev.cubby.api.coherence.MemorySharedStore;
import dev.cubby.api.commit.CommitLimits;
import dev.cubby.api.commit.GroupCommit;
import dev.cubby.api.feed.ChangeFeed;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.flights.DaemonTimer;
import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.Flights;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysTest {
  private static final Key KEY = new Key("a");

  private final MemorySharedStore store = new MemorySharedStore();
  private final MemoryCache cache = new MemoryCache(1 << 20);
  private final GroupCommit commits =
      new GroupCommit(store::commit, CommitLimits.DEFAULT, Thread::new);
  private final ChangeFeed feed = new ChangeFeed(store, Duration.ofSeconds(2));
  private final DaemonTimer timer = new DaemonTimer("test");
  private final Keys keys = keys(Runnable::run, Duration.ofSeconds(30));

  @AfterEach
  void close() {
    commits.close();
    feed.close();
    timer.close();
  }

  private Keys keys(Executor readers, Duration readDeadline) {
    var flights = new Flights<Key, Reading>(FlightLimits.DEFAULT, timer);
    return new Keys(store, cache, flights, commits, readers, readDeadline, feed);
  }

  private Reading read() {
    return keys.read(KEY).toCompletableFuture().join();
  }

  private void write(String value) {
    try (var _ = cache.fence(List.of(KEY))) {
      store.write(List.of(put("a", value)));
    }
  }

  @Test
  void whatAWriterOvertookIsNotHitLater() {
    write("old");
    store.onGet(() -> {
      store.onGet(() -> {});
      write("new");
    });
    read();
    assertThat(text(Objects.requireNonNull(read().entry()))).isEqualTo("new");
  }

  @Test
  void anEntryThatExpiredIsNoHit() {
    store.write(List.of(put("a", "1", 1000L)));
    assertThat(read().source()).isEqualTo(Reading.Source.MISS);
    assertThat(read().entry()).isNotNull();
    store.advance(Duration.ofHours(1));
    assertThat(read()).isEqualTo(new Reading(null, Reading.Source.HIT, false));
  }

  @Test
  void aUnitThatOnlyReadsWaitsForNoWrite() {
    write("x");
    commits.close();
    assertThat(run(get("a"))).isInstanceOf(Step.Found.class);
    assertThatThrownBy(() -> run(put("a", "y"))).hasMessageContaining("shutting down");
  }

  private Step.Outcome run(Step step) {
    return keys.run(WriteUnit.of(step)).toCompletableFuture().join().getFirst();
  }

  @Test
  void aListingThatTakesTooLongFails() {
    Keys starved = keys(_ -> {}, Duration.ofMillis(10));
    assertThat(starved.list(new Listing("", null, 10, null)))
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withCauseInstanceOf(TimeoutException.class);
  }
}
