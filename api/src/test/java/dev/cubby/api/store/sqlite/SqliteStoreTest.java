package dev.cubby.api.store.sqlite;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cubby.api.store.ExportContract;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.WriteOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends ExportContract {
  @TempDir private Path directory;
  private final MovableClock clock = new MovableClock();

  @Override
  protected Store open() {
    return SqliteStore.open(directory, 2, clock);
  }

  @Override
  protected void elapse(Duration time) {
    clock.advance(time);
  }

  @Test
  void timesAreThoseOfTheClock() {
    long created = clock.millis();
    write(put("a", "x"));
    elapse(Duration.ofMillis(7));
    Metadata metadata = ((WriteOutcome.Replaced) write(put("a", "y", 100L))).metadata();
    assertThat(metadata.createdAt()).isEqualTo(created);
    assertThat(metadata.updatedAt()).isEqualTo(created + 7);
    assertThat(metadata.expiresAt()).isEqualTo(created + 107);
  }

  @Test
  void aKeyIsGoneFromTheMillisecondAtWhichItExpires() {
    write(put("a", "x", 100L));
    elapse(Duration.ofMillis(99));
    assertThat(read("a")).contains("x");
    assertThat(store().list(new Listing("", null, 1, null)).keys()).hasSize(1);
    assertThat(store().expire(1)).isZero();
    elapse(Duration.ofMillis(1));
    assertThat(read("a")).isEmpty();
    assertThat(store().list(new Listing("", null, 1, null)).keys()).isEmpty();
    assertThat(store().expire(1)).isEqualTo(1);
  }

  @Test
  void whatWasWrittenOutlivesTheProcessAndVersionsGoOn() {
    write(put("a", "x"));
    long last = version(write(put("b", "y")));
    long deleted = version(write(delete("b")));
    store().close();
    try (Store reopened = open()) {
      assertThat(reopened.get(new Key("a"))).isPresent();
      assertThat(reopened.get(new Key("b"))).isEmpty();
      long next = version(reopened.write(List.of(put("b", "z"))).getFirst());
      assertThat(next).isGreaterThan(deleted).isGreaterThan(last);
    }
  }

  @Test
  void closingLeavesOneFileAndMayBeRepeated() {
    write(put("a", "x"));
    store().close();
    store().close();
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("cubby.db", "cubby.lock");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> read("a"))
        .withMessageContaining("closed");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> write(put("a", "x")))
        .withMessageContaining("closed");
  }
}
