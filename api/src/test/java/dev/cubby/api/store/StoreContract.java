package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.Precondition.Existence;
import dev.cubby.api.store.Precondition.VersionNotIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does; {@link ListingContract} and {@link HistoryContract} go on. */
public abstract class StoreContract {
  private Store store;

  /** Opens an empty store. */
  protected abstract Store open();

  /** Returns when the store's clock has moved on by {@code time}, by moving it or by waiting. */
  protected abstract void elapse(Duration time);

  @BeforeEach
  final void openStore() {
    store = open();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  protected final Store store() {
    return store;
  }

  protected final WriteOutcome write(Write write) {
    return store.write(List.of(write)).getFirst();
  }

  protected final Optional<String> read(String key) {
    return store.get(new Key(key)).map(Writes::text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 4096, 70_000, 1 << 20})
  void aValueComesBackAsItWasWritten(int size) {
    byte[] value = new byte[size];
    new Random(size).nextBytes(value);
    Key key = new Key("größe/😀 ?%_");
    WriteOutcome outcome = write(new Write.Put(key, value, "", null, Existence.ANY));
    Entry entry = store.get(key).orElseThrow();
    assertThat(entry.value()).isEqualTo(value);
    assertThat(entry.metadata().size()).isEqualTo(size);
    assertThat(entry.metadata().contentType()).isEmpty();
    assertThat(outcome).isEqualTo(new WriteOutcome.Created(entry.metadata()));
  }

  @Test
  void theLongestKeyIsAKey() {
    write(put("😀".repeat(128), "x"));
    assertThat(read("😀".repeat(128))).contains("x");
  }

  @Test
  void aKeyThatWasNeverWrittenIsAbsent() {
    write(put("a", "x"));
    assertThat(read("A")).isEmpty();
    assertThat(read("a/")).isEmpty();
  }

  @Test
  void aReplacementKeepsTheTimeOfCreation() {
    long before = store.now();
    write(put("a", "x"));
    elapse(Duration.ofMillis(5));
    long between = store.now();
    WriteOutcome outcome =
        write(new Write.Put(new Key("a"), new byte[3], "image/png", null, Existence.ANY));
    Metadata metadata = store.get(new Key("a")).orElseThrow().metadata();
    assertThat(outcome).isEqualTo(new WriteOutcome.Replaced(metadata));
    assertThat(metadata.contentType()).isEqualTo("image/png");
    assertThat(metadata.createdAt()).isBetween(before, between - 5);
    assertThat(metadata.updatedAt()).isBetween(between, store.now());
    assertThat(metadata.expiresAt()).isNull();
  }

  @Test
  void aVersionIsNeverGivenTwice() {
    List<Long> versions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      versions.add(version(write(put("a", "x"))));
      versions.add(version(write(put("a", "y"))));
      versions.add(version(write(delete("a"))));
    }
    assertThat(versions).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aDeletedKeyIsAbsent() {
    write(put("a", "x"));
    assertThat(write(delete("a"))).isInstanceOf(WriteOutcome.Deleted.class);
    assertThat(read("a")).isEmpty();
    assertThat(write(delete("a"))).isEqualTo(new WriteOutcome.NotFound());
  }

  @Test
  void preconditionsOfAnAbsentKey() {
    WriteOutcome failed = new WriteOutcome.PreconditionFailed(null);
    assertThat(write(put("a", "x", Existence.PRESENT))).isEqualTo(failed);
    assertThat(write(put("a", "x", version(1)))).isEqualTo(failed);
    // What is not there is not found, whatever its deletion was conditional on.
    WriteOutcome notFound = new WriteOutcome.NotFound();
    assertThat(write(delete("a", Existence.PRESENT))).isEqualTo(notFound);
    assertThat(write(delete("a", version(1)))).isEqualTo(notFound);
    assertThat(write(delete("a", Existence.ABSENT))).isEqualTo(notFound);
    assertThat(read("a")).isEmpty();
    assertThat(write(put("a", "x", new VersionNotIn(Set.of(1L)))))
        .isInstanceOf(WriteOutcome.Created.class);
    assertThat(write(put("b", "x", Existence.ABSENT))).isInstanceOf(WriteOutcome.Created.class);
  }

  @Test
  void preconditionsOfAKeyThatExists() {
    long first = version(write(put("a", "x")));
    Metadata current = store.get(new Key("a")).orElseThrow().metadata();
    WriteOutcome failed = new WriteOutcome.PreconditionFailed(current);
    assertThat(write(put("a", "y", Existence.ABSENT))).isEqualTo(failed);
    assertThat(write(put("a", "y", version(first + 1)))).isEqualTo(failed);
    assertThat(write(put("a", "y", new VersionNotIn(Set.of(first))))).isEqualTo(failed);
    assertThat(write(delete("a", Existence.ABSENT))).isEqualTo(failed);
    assertThat(write(delete("a", version(first + 1)))).isEqualTo(failed);
    assertThat(read("a")).contains("x");
    long second = version(write(put("a", "y", version(first))));
    long third = version(write(put("a", "z", new VersionNotIn(Set.of(first)))));
    assertThat(write(delete("a", version(second)))).isInstanceOf(failed.getClass());
    assertThat(write(delete("a", version(third)))).isInstanceOf(WriteOutcome.Deleted.class);
  }

  @Test
  void aBatchIsAppliedInOrderAndEachWriteJudgedByItself() {
    List<WriteOutcome> outcomes =
        store.write(
            List.of(
                put("a", "1", Existence.ABSENT),
                put("a", "2", Existence.ABSENT),
                delete("b", Existence.PRESENT),
                put("b", "3"),
                delete("a", Existence.PRESENT),
                put("a", "4", Existence.ABSENT)));
    assertThat(outcomes.get(0)).isInstanceOf(WriteOutcome.Created.class);
    assertThat(outcomes.get(1))
        .isEqualTo(
            new WriteOutcome.PreconditionFailed(
                ((WriteOutcome.Created) outcomes.get(0)).metadata()));
    assertThat(outcomes.get(2)).isEqualTo(new WriteOutcome.NotFound());
    assertThat(outcomes.get(3)).isInstanceOf(WriteOutcome.Created.class);
    assertThat(outcomes.get(4)).isInstanceOf(WriteOutcome.Deleted.class);
    assertThat(outcomes.get(5)).isInstanceOf(WriteOutcome.Created.class);
    assertThat(read("a")).contains("4");
    assertThat(read("b")).contains("3");
    assertThat(store.write(List.of())).isEmpty();
  }

  @Test
  void anExpiredKeyCountsAsAbsent() {
    long first = version(write(put("a", "x", 50L)));
    write(put("b", "x", 50L));
    write(put("c", "x", 50L));
    elapse(Duration.ofMillis(50));
    assertThat(read("a")).isEmpty();
    assertThat(write(delete("a"))).isEqualTo(new WriteOutcome.NotFound());
    assertThat(write(delete("a", version(first)))).isEqualTo(new WriteOutcome.NotFound());
    assertThat(write(put("a", "y", version(first))))
        .isEqualTo(new WriteOutcome.PreconditionFailed(null));
    long now = store.now();
    Metadata recreated = ((WriteOutcome.Created) write(put("a", "y", Existence.ABSENT))).metadata();
    assertThat(recreated.createdAt()).isGreaterThanOrEqualTo(now);
    assertThat(recreated.version()).isGreaterThan(first);
    assertThat(recreated.expiresAt()).isNull();
  }

  @Test
  void aReplacementWithoutTtlStays() {
    write(put("a", "x", 50L));
    write(put("a", "y"));
    elapse(Duration.ofMillis(60));
    assertThat(read("a")).contains("y");
  }

  @Test
  void theLongestTtlDoesNotOverflow() {
    write(put("a", "x", Long.MAX_VALUE));
    assertThat(read("a")).contains("x");
  }

  @Test
  void expiryRemovesOnlyWhatExpired() {
    write(put("stays", "x"));
    write(put("later", "x", 3_600_000L));
    for (int i = 0; i < 5; i++) {
      write(put("gone" + i, "x", 1L));
    }
    elapse(Duration.ofMillis(1));
    assertThat(store.expire(3)).isEqualTo(3);
    assertThat(store.expire(100)).isEqualTo(2);
    assertThat(store.expire(100)).isZero();
    assertThat(read("stays")).contains("x");
    assertThat(read("later")).contains("x");
  }
}
