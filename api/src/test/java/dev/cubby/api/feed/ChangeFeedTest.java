package dev.cubby.api.feed;

import static dev.cubby.api.feed.TestWatcher.await;
import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.Revision;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.UnreadableVersionException;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeFeedTest {
  private static final Pace PACE =
      new Pace(
          Duration.ofMillis(20),
          Duration.ofMillis(1),
          Duration.ofMillis(150),
          Duration.ofMillis(300),
          Duration.ofMillis(200));

  @TempDir private Path directory;
  private Store store;
  private InterceptedStore seen;
  private ChangeFeed feed;

  @BeforeEach
  void open() {
    store = SqliteStore.open(directory, 4, InstantSource.system());
    seen = new InterceptedStore(store);
    feed = new ChangeFeed(seen.store(), Duration.ofSeconds(2), PACE);
  }

  @AfterEach
  void close() {
    feed.close();
    store.close();
  }

  private void write(Write... writes) {
    store.write(List.of(writes));
  }

  private void writeMany(int count, String key) {
    for (int i = 0; i < count; i += 100) {
      store.write(Collections.nCopies(Math.min(100, count - i), put(key, "x")));
    }
  }

  private long begin(@Nullable Long after) {
    try {
      return feed.begin(after).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private Seat follow(TestWatcher watcher, @Nullable Long after) {
    return feed.seat(watcher, begin(after));
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void aWatcherIsToldOfWhatComesAndOfNothingBefore() throws InterruptedException {
    write(put("a", "before"));
    var watcher = TestWatcher.ofAll();
    follow(watcher, null);
    write(put("b", "1"), delete("a"));
    write(put("c", "2"));
    await(() -> watcher.versions().size() == 3);
    assertThat(watcher.versions()).isEqualTo(range(2, 4));
    assertThat(watcher.told().get(1).revision().operation().text()).isEqualTo("delete");
    assertThat(watcher.told().getFirst().value()).isNull();
  }

  @Test
  void aWatcherIsToldOfItsPrefixOrKeyAlone() throws InterruptedException {
    var prefix = TestWatcher.ofPrefix("a/");
    var key = new TestWatcher(new Interest("", new Key("a/1"), false));
    follow(prefix, 0L);
    follow(key, 0L);
    write(put("a/1", "x"), put("a/10", "x"), put("b", "x"), put("a", "x"), put("a/2", "x"));
    await(() -> prefix.versions().size() == 3 && key.versions().size() == 1);
    assertThat(prefix.versions()).containsExactly(1L, 2L, 5L);
    assertThat(key.versions()).containsExactly(1L);
  }

  /** 2,500 are more than the feed reads when it starts, so pages come first. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1499, 1500, 1501, 2499, 2500})
  void aWatcherIsToldAllThatItMissed(long after) throws InterruptedException {
    writeMany(2500, "a");
    var watcher = TestWatcher.ofAll();
    follow(watcher, after);
    write(put("b", "last"));
    await(() -> watcher.versions().contains(2501L));
    assertThat(watcher.versions()).isEqualTo(range(after + 1, 2501));
  }

  @Test
  void whatIsMissedIsReadAsFastAsTheWatcherReads() throws InterruptedException {
    writeMany(2500, "a");
    var watcher = TestWatcher.ofAll();
    watcher.stopReading();
    follow(watcher, 0L);
    await(() -> !watcher.versions().isEmpty());
    Thread.sleep(100);
    assertThat(watcher.versions()).isEqualTo(range(1, Slice.MOST_EVENTS));
    await(watcher::givenUp);
    assertThat(watcher.versions()).hasSize(Slice.MOST_EVENTS);
    watcher.readAll();
    await(() -> watcher.versions().size() == 2500);
    assertThat(watcher.versions()).isEqualTo(range(1, 2500));
  }

  /** Watchers come at any time and place while others write. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyWatcherIsToldEachChangeOnceAndInOrder(long seed) throws InterruptedException {
    var random = new Random(seed);
    var watchers = new ArrayList<TestWatcher>();
    var begun = new ArrayList<Long>();
    for (int round = 0; round < 60; round++) {
      var writes = new ArrayList<Write>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        String key = "abc".charAt(random.nextInt(3)) + "/" + random.nextInt(3);
        writes.add(random.nextInt(5) == 0 ? delete(key) : put(key, "v" + round + "-" + i));
      }
      store.write(writes);
      if (random.nextBoolean()) {
        feed.changed();
      }
      if (random.nextInt(3) == 0) {
        long last = store.history().lastVersion();
        boolean values = random.nextBoolean();
        var watcher =
            new TestWatcher(
                new Interest(List.of("", "a/", "b/1").get(random.nextInt(3)), null, values));
        Long after = random.nextInt(3) == 0 ? null : Long.valueOf(random.nextLong(last + 1));
        long version = begin(after);
        assertThat(version).isEqualTo(after == null ? last : after);
        feed.seat(watcher, version);
        watchers.add(watcher);
        begun.add(version);
      }
      Thread.sleep(random.nextInt(4));
    }
    for (int i = 0; i < watchers.size(); i++) {
      TestWatcher watcher = watchers.get(i);
      List<Long> expected = changes(watcher.interest(), begun.get(i));
      await(() -> watcher.versions().size() >= expected.size());
      assertThat(watcher.versions()).isEqualTo(expected);
      assertThat(watcher.told())
          .allMatch(event ->
              (event.value() != null)
                  == (watcher.interest().values() && event.revision().exists()));
    }
  }

  private List<Long> changes(Interest interest, long after) {
    var found = new ArrayList<Long>();
    Long place = after;
    while (place != null) {
      Changes page = store.changes(new ChangesQuery(interest.prefix(), null, place, 1000, false));
      page.revisions().stream().map(Revision::version).forEach(found::add);
      place = page.next();
    }
    return found;
  }

  @Test
  void theStoreIsAskedAsOftenForManyWatchersAsForOne() throws InterruptedException {
    write(put("a", "x"));
    var watchers = new ArrayList<TestWatcher>();
    for (int i = 0; i < 1000; i++) {
      var watcher = TestWatcher.ofPrefix(i % 2 == 0 ? "" : "a" + i);
      watchers.add(watcher);
      feed.seat(watcher, 1);
    }
    begin(1L);
    int before = seen.calls();
    write(put("a", "y"));
    await(() -> watchers.getFirst().versions().size() == 1);
    assertThat(seen.calls() - before).isLessThan(20);
  }

  @Test
  void nothingIsReadWhileNothingWatches() throws InterruptedException {
    feed.changed();
    Thread.sleep(50);
    assertThat(seen.calls()).isZero();
    Seat seat = follow(TestWatcher.ofAll(), null);
    await(() -> seen.calls() > 5);
    seat.close();
    Thread.sleep(PACE.linger().plusMillis(200).toMillis());
    int after = seen.calls();
    feed.changed();
    Thread.sleep(100);
    assertThat(seen.calls()).isEqualTo(after);
    var watcher = TestWatcher.ofAll();
    follow(watcher, 0L);
    write(put("a", "x"));
    await(() -> watcher.versions().size() == 1);
  }

  @Test
  void aCommitThatTheFeedIsToldOfNeedNotWait() throws InterruptedException {
    var slow =
        new Pace(
            Duration.ofHours(1), PACE.rest(), PACE.heartbeat(), PACE.pageRead(), PACE.linger());
    try (var lazy = new ChangeFeed(store, Duration.ofSeconds(2), slow)) {
      var watcher = TestWatcher.ofAll();
      lazy.seat(watcher, lazy.begin(null).toCompletableFuture().join());
      write(put("a", "x"));
      lazy.changed();
      await(() -> watcher.versions().size() == 1);
    }
  }

  @Test
  void anIdleWatcherIsToldHowFarTheFeedIs() throws InterruptedException {
    var idle = TestWatcher.ofPrefix("idle/");
    follow(idle, null);
    write(put("a", "x"), put("b", "x"));
    await(() -> idle.quiet().contains(2L));
    assertThat(idle.versions()).isEmpty();
  }

  @Test
  void aWatcherThatIsToldEventsNeedsNoHeartbeat() throws InterruptedException {
    var busy = TestWatcher.ofAll();
    var idle = TestWatcher.ofPrefix("idle/");
    follow(busy, null);
    follow(idle, null);
    while (idle.quiet().size() < 3) {
      write(put("a", "x"));
      Thread.sleep(10);
    }
    assertThat(busy.quiet()).isEmpty();
  }

  @Test
  void aWatcherBeginsWithinTheHistory() {
    write(put("a", "1"), put("a", "2"), put("a", "3"));
    store.purgeHistory(Retention.NONE);
    write(put("a", "4"));
    assertThat(begin(3L)).isEqualTo(3);
    assertThat(begin(null)).isEqualTo(4);
    for (long outside : new long[] {2, 5}) {
      assertThatThrownBy(() -> begin(outside))
          .isInstanceOfSatisfying(
              UnreadableVersionException.class, e -> assertThat(e.version()).isEqualTo(outside));
    }
  }

  @Test
  void whatIsStillInMemoryIsToldAlthoughTheHistoryHasGoneOn() throws InterruptedException {
    var witness = TestWatcher.ofAll();
    follow(witness, null);
    write(put("a", "1"), put("a", "2"));
    await(() -> witness.versions().size() == 2);
    store.purgeHistory(Retention.NONE);
    var late = TestWatcher.ofAll();
    follow(late, 0L);
    await(() -> late.versions().size() == 2);
    assertThat(witness.ended()).isFalse();
  }

  @Test
  void watchersEndWhereThePurgeHasOvertakenTheFeed() throws InterruptedException {
    var watcher = TestWatcher.ofAll();
    follow(watcher, null);
    write(put("a", "1"));
    await(() -> watcher.versions().size() == 1);
    seen.before(() -> {
      seen.before(() -> {});
      write(put("a", "2"), put("a", "3"));
      store.purgeHistory(Retention.NONE);
    });
    await(watcher::ended);
    assertThat(watcher.versions()).hasSize(1);
    var next = TestWatcher.ofAll();
    follow(next, null);
    write(put("a", "4"));
    await(() -> next.versions().contains(4L));
  }

  @Test
  void watchersWaitForAStoreThatIsAway() throws InterruptedException {
    var watcher = TestWatcher.ofAll();
    follow(watcher, null);
    write(put("a", "1"));
    await(() -> watcher.versions().size() == 1);
    seen.before(() -> {
      throw new StoreException(StoreException.Kind.UNAVAILABLE, "away", null);
    });
    write(put("a", "2"));
    assertThatThrownBy(() -> begin(null)).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> begin(1L)).isInstanceOf(StoreException.class);
    seen.before(() -> {});
    await(() -> watcher.versions().size() == 2);
    assertThat(watcher.ended()).isFalse();
    assertThat(watcher.versions()).isEqualTo(range(1, 2));
  }

  @Test
  void valuesAreToldUpTo64KiB() throws InterruptedException {
    var watcher = TestWatcher.ofValues("a");
    var plain = TestWatcher.ofAll();
    follow(watcher, null);
    follow(plain, null);
    write(put("a1", "v"), put("b", "v"), delete("a1"), put("a2", "x".repeat(64 << 10)));
    write(put("a3", "x".repeat((64 << 10) + 1)), put("a4", ""));
    await(() -> watcher.versions().size() == 5 && plain.versions().size() == 6);
    assertThat(watcher.told().stream().map(e -> e.value() == null ? -1 : e.value().length))
        .containsExactly(1, -1, 64 << 10, -1, 0);
    assertThat(plain.told()).allMatch(event -> event.value() == null);
  }

  @Test
  void aPageOfLargeValuesIsToldInParts() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      write(put("v", "x".repeat(60_000)));
    }
    writeMany(1_100, "a");
    var watcher = TestWatcher.ofValues("v");
    follow(watcher, 0L);
    write(put("v", "last"));
    await(() -> "last".equals(watcher.lastValue()));
    assertThat(watcher.versions()).startsWith(range(1, 10).toArray(Long[]::new)).hasSize(11);
  }

  @Test
  void aWatcherOfAValueThatIsPurgedEnds() throws InterruptedException {
    write(put("a", "1"), put("a", "2"));
    var plain = TestWatcher.ofAll();
    var watcher = TestWatcher.ofValues("");
    follow(plain, 0L);
    await(() -> plain.versions().size() == 2);
    store.purgeHistory(Retention.NONE);
    follow(watcher, 0L);
    await(watcher::ended);
    assertThat(watcher.told()).isEmpty();
    assertThat(plain.ended()).isFalse();
  }

  @Test
  void whatWatchersOfTheSameAreToldStandsInMemoryOnce() throws InterruptedException {
    var one = new CountingWatcher("");
    var other = new CountingWatcher("a");
    long version = begin(null);
    feed.seat(one, version);
    feed.seat(other, version);
    begin(null);
    write(put("a", "x"));
    await(() -> one.events.size() == 1 && other.events.size() == 1);
    assertThat(one.events.getFirst()).isSameAs(other.events.getFirst());
  }

  /** Keeps the very objects. */
  private static final class CountingWatcher implements Watcher {
    final List<Events> events = Collections.synchronizedList(new ArrayList<>());
    private final Interest interest;

    CountingWatcher(String prefix) {
      interest = new Interest(prefix, null, false);
    }

    @Override
    public Interest interest() {
      return interest;
    }

    @Override
    public void tell(Events told) {
      events.add(told);
    }

    @Override
    public void quiet(long version) {}

    @Override
    public void whenRead(Runnable task) {
      task.run();
    }

    @Override
    public void end() {}

    @Override
    public void giveUp() {}
  }
}
