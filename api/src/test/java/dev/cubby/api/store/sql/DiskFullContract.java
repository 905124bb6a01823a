package dev.cubby.api.store.sql;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.restore;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Idempotency;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.Sha256;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.UnreadableVersionException;
import dev.cubby.api.store.WriteOutcome;
import dev.cubby.api.store.WriteUnit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database whose disk is almost full, as its own watch on it tells. */
public abstract class DiskFullContract {

  protected abstract TestDatabase database();

  private SqlStore store;

  @BeforeEach
  void open() {
    store = database().empty();
  }

  @AfterEach
  void close() {
    database().run("UPDATE state SET disk_full = FALSE, disk_short = FALSE");
    store.close();
  }

  @Test
  void valuesAreRefusedAndDeletesAreNot() {
    long old = version(store.write(List.of(put("a", "1"))).getFirst());
    database().run("UPDATE state SET disk_full = TRUE");
    var refused =
        catchThrowableOfType(StoreException.class, () -> store.write(List.of(put("a", "2"))));
    assertThat(refused.kind()).isEqualTo(StoreException.Kind.FULL);
    assertThat(store.write(List.of(delete("a"))).getFirst())
        .isInstanceOf(WriteOutcome.Deleted.class);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> store.write(List.of(restore("a", old))));
    database().run("UPDATE state SET disk_full = FALSE");
    assertThat(store.write(List.of(put("a", "3"))).getFirst())
        .isInstanceOf(WriteOutcome.Created.class);
  }

  @Test
  void aRetryIsAnsweredWhereTheFirstHadRoom() {
    var once =
        new Idempotency(
            new Sha256("a".repeat(64)), new Sha256("b".repeat(64)), _ -> new byte[] {7});
    List<WriteUnit> unit = List.of(WriteUnit.of(put("a", "1")).with(once));
    store.commit(unit);
    database().run("UPDATE state SET disk_full = TRUE");
    var answered = (Step.Answered) store.commit(unit).getFirst().getFirst();
    assertThat(answered.again()).isTrue();
    assertThat(answered.answer()).containsExactly(7);
  }

  @Test
  void historyMakesRoomAlsoWhereItIsHeld() {
    long old = version(store.write(List.of(put("a", "1"), put("a", "2"))).getFirst());
    try (var _ = store.hold(old)) {
      store.purgeHistory(Retention.NONE);
      assertThat(store.get(new AsOf(new Key("a"), old))).isPresent();
      database().run("UPDATE state SET disk_full = TRUE");
      store.purgeHistory(Retention.NONE);
      assertThatExceptionOfType(UnreadableVersionException.class)
          .isThrownBy(() -> store.get(new AsOf(new Key("a"), old)));
    }
  }

  @Test
  void historyMakesRoom() {
    var retention = new Retention(Duration.ofDays(7), 1 << 30);
    long old = version(store.write(List.of(put("a", "1"), put("a", "2"))).getFirst());
    store.purgeHistory(retention);
    assertThat(store.get(new AsOf(new Key("a"), old))).isPresent();
    database().run("UPDATE state SET disk_full = TRUE");
    store.purgeHistory(retention);
    assertThatExceptionOfType(UnreadableVersionException.class)
        .isThrownBy(() -> store.get(new AsOf(new Key("a"), old)));
  }

  @Test
  void historyMakesRoomBeforeValuesAreRefused() {
    long old = version(store.write(List.of(put("a", "1"), put("a", "2"))).getFirst());
    database().run("UPDATE state SET disk_short = TRUE");
    store.purgeHistory(new Retention(Duration.ofDays(7), 1 << 30));
    assertThatExceptionOfType(UnreadableVersionException.class)
        .isThrownBy(() -> store.get(new AsOf(new Key("a"), old)));
    assertThat(store.write(List.of(put("a", "3"))).getFirst())
        .isInstanceOf(WriteOutcome.Replaced.class);
  }

  @Test
  void aShortDiskLeavesWhatWatchersAndExportsNeed() {
    long old = version(store.write(List.of(put("a", "1"), put("a", "2"))).getFirst());
    database().run("UPDATE state SET disk_short = TRUE");
    store.purgeHistory(new Retention(Duration.ofDays(7), 1 << 30, Duration.ofMinutes(1)));
    try (var _ = store.hold(old)) {
      store.purgeHistory(Retention.NONE);
      assertThat(store.get(new AsOf(new Key("a"), old))).isPresent();
    }
  }
}
