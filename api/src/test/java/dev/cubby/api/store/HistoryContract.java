package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.restore;
import static dev.cubby.api.store.Writes.touch;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubby.api.store.Precondition.Existence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store does to be read as it was. */
public abstract class HistoryContract extends ListingContract {
  private static final Retention ALL = new Retention(Duration.ofDays(1), 1L << 30);

  private Optional<String> read(String key, long at) {
    return store().get(new AsOf(new Key(key), at)).map(Writes::text);
  }

  private List<String> list(long at) {
    return store().list(new Listing("", null, 100, null, at)).keys().stream()
        .map(metadata -> metadata.key().text())
        .toList();
  }

  /** Purges until no round finds more; says how many rounds it took. */
  private int purge(Retention retention) {
    int rounds = 1;
    while (store().purgeHistory(retention)) {
      rounds++;
    }
    return rounds;
  }

  private History refused(long at) {
    var asOf = new AsOf(new Key("a"), at);
    var refused = catchThrowableOfType(UnreadableVersionException.class, () -> store().get(asOf));
    assertThat(refused).as("reading as of %d", at).isNotNull();
    var listing = new Listing("", null, 1, null, at);
    assertThat(catchThrowableOfType(UnreadableVersionException.class, () -> store().list(listing)))
        .hasMessage(refused.getMessage());
    return refused.history();
  }

  @Test
  void aKeyIsReadAsItWasAtEachVersion() {
    long first = version(write(put("a", "x")));
    Metadata metadata = store().get(new Key("a")).orElseThrow().metadata();
    long other = version(write(put("b", "z")));
    long second = version(write(put("a", "y")));
    long gone = version(write(delete("a")));
    long again = version(write(put("a", "w")));
    assertThat(read("a", first - 1)).isEmpty();
    assertThat(read("a", first)).contains("x");
    assertThat(read("a", other)).contains("x");
    assertThat(read("a", second)).contains("y");
    assertThat(read("a", gone)).isEmpty();
    assertThat(read("a", again)).contains("w");
    assertThat(store().get(new AsOf(new Key("a"), other)).orElseThrow().metadata())
        .isEqualTo(metadata);
  }

  @Test
  void aListingShowsTheKeysThatThereWere() {
    long before = version(write(put("c", "x"))) - 1;
    long all = version(store().write(List.of(put("a", "x"), put("b", "x"))).getLast());
    long fewer = version(write(delete("b")));
    assertThat(list(before)).isEmpty();
    assertThat(list(all)).containsExactly("a", "b", "c");
    assertThat(list(fewer)).containsExactly("a", "c");
    Page page = store().list(new Listing("", null, 2, null, all));
    assertThat(page.version()).isEqualTo(all);
    assertThat(page.next()).isEqualTo("b");
    assertThat(store().list(new Listing("", null, 2, "b", all)).keys()).hasSize(1);
  }

  @Test
  void aListingGoesPastManyKeysThatWereDeletedAndFoldsTheRest() {
    long full = 0;
    for (int i = 0; i < 250; i++) {
      full = version(write(put("a/%03d".formatted(i), "x")));
    }
    for (int i = 0; i < 250; i++) {
      write(delete("a/%03d".formatted(i)));
    }
    long empty = version(write(put("b", "x")));
    assertThat(list(empty)).containsExactly("b");
    Page folded = store().list(new Listing("", "/", 10, null, full));
    assertThat(folded.prefixes()).containsExactly("a/");
    assertThat(folded.keys()).isEmpty();
  }

  @Test
  void theFutureCannotBeRead() {
    long last = version(write(put("a", "x")));
    assertThat(refused(last + 1).lastVersion()).isEqualTo(last);
  }

  @Test
  void inThePastAKeyEndsWhereItWasExpiredWhateverTheClockSays() {
    long put = version(write(put("a", "x", 50L)));
    elapse(Duration.ofMillis(50));
    assertThat(read("a")).isEmpty();
    assertThat(read("a", put)).contains("x");
    assertThat(store().expire(10)).isEqualTo(1);
    assertThat(read("a", put)).contains("x");
    assertThat(read("a", put + 1)).isEmpty();
    assertThat(list(put + 1)).isEmpty();
  }

  @Test
  void aWriteOfAKeyThatExpiredExpiresItFirst() {
    long put = version(write(put("a", "x", 50L)));
    elapse(Duration.ofMillis(50));
    assertThat(version(write(put("a", "y")))).isEqualTo(put + 2);
    assertThat(read("a", put + 1)).isEmpty();
    assertThat(read("a", put + 2)).contains("y");
    assertThat(store().expire(10)).isZero();
  }

  @Test
  void aNewTimeToLiveLeavesTheValueAsItIs() {
    long put = version(write(put("a", "x", 50L)));
    Metadata touched = ((WriteOutcome.Replaced) write(touch("a", 100L))).metadata();
    assertThat(touched.version()).isEqualTo(put + 1);
    assertThat(touched.contentType()).isEqualTo("text/plain");
    elapse(Duration.ofMillis(60));
    assertThat(read("a")).contains("x");
    assertThat(store().get(new Key("a")).orElseThrow().metadata()).isEqualTo(touched);
    assertThat(write(touch("a", null))).isInstanceOf(WriteOutcome.Replaced.class);
    elapse(Duration.ofMillis(100));
    assertThat(read("a")).contains("x");
  }

  @Test
  void aNewTimeToLiveIsForAKeyThatExists() {
    assertThat(write(touch("a", 5L))).isEqualTo(new WriteOutcome.NotFound());
    write(put("a", "x", 50L));
    var absent = new Write.Touch(new Key("a"), 5L, Existence.ABSENT);
    assertThat(write(absent)).isInstanceOf(WriteOutcome.PreconditionFailed.class);
    elapse(Duration.ofMillis(50));
    assertThat(write(touch("a", 5L))).isEqualTo(new WriteOutcome.NotFound());
  }

  @Test
  void aValueAndItsNewTimeToLiveMayComeTogether() {
    store().write(List.of(put("a", "x"), touch("a", 50L), put("b", "y"), delete("b")));
    assertThat(read("a")).contains("x");
    elapse(Duration.ofMillis(50));
    assertThat(read("a")).isEmpty();
  }

  @Test
  void aValueOfOldIsRestoredWithItsContentType() {
    long old = version(write(put("a", "x")));
    write(new Write.Put(new Key("a"), new byte[3], "image/png", null, Existence.ANY));
    assertThat(write(restore("a", old))).isInstanceOf(WriteOutcome.Replaced.class);
    Entry restored = store().get(new Key("a")).orElseThrow();
    assertThat(Writes.text(restored)).isEqualTo("x");
    assertThat(restored.metadata().contentType()).isEqualTo("text/plain");
    assertThat(restored.metadata().size()).isEqualTo(1);
    write(delete("a"));
    assertThat(write(restore("a", old))).isInstanceOf(WriteOutcome.Created.class);
    assertThat(read("a")).contains("x");
  }

  @Test
  void onlyWhatExistedIsRestored() {
    long put = version(write(put("a", "x")));
    long gone = version(write(delete("a")));
    assertThat(write(restore("a", gone))).isEqualTo(new WriteOutcome.NotFoundAsOf(gone));
    assertThat(write(restore("b", put))).isEqualTo(new WriteOutcome.NotFoundAsOf(put));
    assertThat(write(restore("a", gone + 1))).isInstanceOf(WriteOutcome.Unreadable.class);
    purge(Retention.NONE);
    assertThat(write(restore("a", put)))
        .isEqualTo(new WriteOutcome.Unreadable(put, new History(gone, gone)));
    assertThat(read("a")).isEmpty();
  }

  @Test
  void withoutHistoryOnlyTheNewestVersionIsReadable() {
    long old = version(write(put("a", "x")));
    long replaced = version(write(put("a", "y")));
    assertThat(refusedNothing(old)).contains("x");
    assertThat(purge(Retention.NONE)).isEqualTo(1);
    assertThat(refused(old)).isEqualTo(new History(replaced, replaced));
    assertThat(read("a", replaced)).contains("y");
    assertThat(read("a")).contains("y");
  }

  private Optional<String> refusedNothing(long at) {
    purge(ALL);
    return read("a", at);
  }

  @Test
  void historyEndsByAge() {
    long first = version(write(put("a", "1")));
    elapse(Duration.ofSeconds(10));
    long second = version(write(put("a", "2")));
    elapse(Duration.ofSeconds(10));
    version(write(put("a", "3")));
    purge(new Retention(Duration.ofSeconds(15), 1 << 20));
    assertThat(read("a", first)).contains("1");
    purge(new Retention(Duration.ofSeconds(5), 1 << 20));
    assertThat(refused(first).horizon()).isEqualTo(second);
    assertThat(read("a", second)).contains("2");
  }

  @Test
  void historyEndsByItsSize() {
    String value = "v".repeat(800); // which counts for 1,000 bytes
    long first = version(write(put("a", value)));
    for (int i = 0; i < 10; i++) {
      write(put("a", value));
    }
    purge(new Retention(Duration.ofDays(1), 10_000));
    assertThat(read("a", first)).contains(value);
    purge(new Retention(Duration.ofDays(1), 9_999));
    assertThat(refused(first).horizon()).isEqualTo(first + 1);
    purge(new Retention(Duration.ofDays(1), 2_500));
    assertThat(refused(first).horizon()).isEqualTo(first + 8);
    assertThat(read("a", first + 8)).contains(value);
  }

  @Test
  void aLongHistoryIsPurgedInSmallRounds() {
    for (int i = 0; i < 10; i++) {
      store().write(Collections.nCopies(100, put("a", "x")));
    }
    assertThat(purge(Retention.NONE)).isEqualTo(1000 / PurgeRound.MOST_REVISIONS + 1);
  }

  private Changes changes(String prefix, @Nullable Long after, int limit, boolean newestFirst) {
    return store().changes(new ChangesQuery(prefix, null, after, limit, newestFirst));
  }

  private static List<String> told(Changes changes) {
    return changes.revisions().stream()
        .map(r -> r.operation().text() + " " + r.metadata().key())
        .toList();
  }

  @Test
  void changesComeInTheOrderOfTheCommitsOrInTheReverse() {
    long first = version(write(put("a", "x")));
    store().write(List.of(put("b", "yy"), delete("a")));
    write(put("c", "z", 50L));
    elapse(Duration.ofMillis(50));
    store().expire(10);
    Changes all = changes("", first - 1, 100, false);
    assertThat(told(all)).containsExactly("put a", "put b", "delete a", "put c", "expire c");
    assertThat(all.next()).isNull();
    assertThat(all.history().lastVersion()).isEqualTo(first + 4);
    assertThat(all.revisions().get(2).replaces()).isEqualTo(first);
    assertThat(all.revisions().get(1).metadata().size()).isEqualTo(2);
    assertThat(told(changes("", null, 100, true)).subList(0, 5))
        .containsExactly("expire c", "put c", "delete a", "put b", "put a");
  }

  @Test
  void changesGoOnWhereTheyEnded() {
    long first = version(write(put("a", "1")));
    store().write(List.of(put("b", "2"), put("a", "3"), put("c", "4"), put("a", "5")));
    for (boolean newestFirst : new boolean[] {false, true}) {
      var seen = new ArrayList<Long>();
      Long after = newestFirst ? null : Long.valueOf(first - 1);
      do {
        Changes page = changes("", after, 2, newestFirst);
        page.revisions().forEach(revision -> seen.add(revision.version()));
        after = page.next();
      } while (after != null && seen.size() < 5);
      List<Long> all = List.of(first, first + 1, first + 2, first + 3, first + 4);
      assertThat(seen).startsWith((newestFirst ? all.reversed() : all).toArray(Long[]::new));
    }
  }

  @Test
  void changesAreOfOneKeyOrOfAPrefix() {
    long before = version(write(put("a", "0")));
    store().write(List.of(put("a", "1"), put("a/b", "2"), put("b", "3"), delete("a")));
    var ofKey = new ChangesQuery("", new Key("a"), before, 100, false);
    assertThat(told(store().changes(ofKey))).containsExactly("put a", "delete a");
    var newest = new ChangesQuery("", new Key("a"), null, 1, true);
    assertThat(told(store().changes(newest))).containsExactly("delete a");
    assertThat(store().changes(newest).next()).isEqualTo(before + 4);
    assertThat(told(changes("a", before, 100, false)))
        .containsExactly("put a", "put a/b", "delete a");
    assertThat(told(changes("a/", null, 100, true))).containsExactly("put a/b");
  }

  @Test
  void aPageOfChangesLooksAtSoManyRevisionsAlthoughFewAreOfThePrefix() {
    long first = version(write(put("a", "x")));
    for (int i = 0; i < 101; i++) {
      store().write(Collections.nCopies(100, put("b", "x")));
    }
    long last = version(write(put("a", "y")));
    Changes page = changes("a", first - 1, 100, false);
    assertThat(told(page)).containsExactly("put a");
    assertThat(page.next()).isEqualTo(first + ChangesWalk.MOST_SCANNED - 1);
    Changes rest = changes("a", page.next(), 100, false);
    assertThat(told(rest)).containsExactly("put a");
    assertThat(rest.next()).isNull();
    Changes newest = changes("a", null, 100, true);
    assertThat(told(newest)).containsExactly("put a");
    assertThat(newest.next()).isEqualTo(last - ChangesWalk.MOST_SCANNED + 1);
  }

  @Test
  void theHistoryIsKnownWithoutItsChanges() {
    long first = version(write(put("a", "1")));
    assertThat(store().history().lastVersion()).isEqualTo(first);
    long second = version(store().write(List.of(put("a", "2"), put("b", "3"))).getFirst());
    assertThat(store().history().lastVersion()).isEqualTo(second + 1);
    purge(Retention.NONE);
    assertThat(store().history()).isEqualTo(new History(second + 1, second + 1));
  }

  @Test
  void theValuesOfRevisionsAreReadTogether() {
    long first = version(write(put("a", "1")));
    store().write(List.of(put("a", ""), delete("a"), put("b", "4"), restore("a", first)));
    Map<Long, byte[]> values =
        store().values(List.of(first, first + 1, first + 2, first + 4, first + 99));
    assertThat(values).containsOnlyKeys(first, first + 1, first + 4);
    assertThat(values.get(first)).isEqualTo(new byte[] {'1'}).isEqualTo(values.get(first + 4));
    assertThat(values.get(first + 1)).isEmpty();
    assertThat(store().values(List.of())).isEmpty();
    purge(Retention.NONE);
    assertThat(store().values(List.of(first, first + 3))).containsOnlyKeys(first + 3);
  }

  @Test
  void someHistoryIsKeptInAnyCaseForThoseWhoFollow() {
    long first = version(write(put("a", "1")));
    write(put("a", "2"));
    var least = new Retention(Duration.ZERO, 0, Duration.ofSeconds(5));
    elapse(Duration.ofSeconds(4));
    purge(least);
    assertThat(read("a", first)).contains("1");
    elapse(Duration.ofSeconds(2));
    purge(least);
    assertThat(refused(first)).isNotNull();
  }

  @Test
  void changesAreKnownBehindTheHorizonAlone() {
    long first = version(write(put("a", "1")));
    long second = version(write(put("a", "2")));
    purge(Retention.NONE);
    long third = version(write(put("a", "3")));
    assertThat(told(changes("", second, 100, false))).containsExactly("put a");
    assertThat(told(changes("", null, 100, false))).containsExactly("put a");
    assertThat(told(changes("", null, 100, true))).containsExactly("put a");
    for (long after : List.of(first, third + 1)) {
      assertThatThrownBy(() -> changes("", after, 100, false))
          .isInstanceOfSatisfying(
              UnreadableVersionException.class,
              refused -> assertThat(refused.history()).isEqualTo(new History(second, third)));
    }
  }

  @Test
  void keysAndTheirBytesAreCounted() {
    long two = version(store().write(List.of(put("a/1", "xx"), put("b", "yyy"))).getLast());
    store().write(List.of(put("a/2", "zzzz", 50L), delete("b")));
    assertThat(store().stats("", null)).isEqualTo(new Stats(2, 6, two + 2));
    assertThat(store().stats("a/", null)).isEqualTo(new Stats(2, 6, two + 2));
    assertThat(store().stats("b", null)).isEqualTo(new Stats(0, 0, two + 2));
    elapse(Duration.ofMillis(50));
    assertThat(store().stats("", null)).isEqualTo(new Stats(1, 2, two + 2));
    assertThat(store().stats("", two)).isEqualTo(new Stats(2, 5, two));
    assertThat(store().stats("b", two)).isEqualTo(new Stats(1, 3, two));
    assertThat(store().stats("", two + 1)).isEqualTo(new Stats(3, 9, two + 1));
    assertThatThrownBy(() -> store().stats("", two + 3))
        .isInstanceOf(UnreadableVersionException.class);
  }
}
