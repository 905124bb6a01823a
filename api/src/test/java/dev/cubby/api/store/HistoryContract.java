package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.restore;
import static dev.cubby.api.store.Writes.touch;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubby.api.store.Precondition.Existence;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
}
