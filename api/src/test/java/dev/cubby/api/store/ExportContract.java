package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.text;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.Precondition.Existence;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store does for exports and imports. */
public abstract class ExportContract extends UnitContract {

  private void purge() {
    while (store().purgeHistory(Retention.NONE)) {}
  }

  private String read(String key, long at) {
    return text(store().get(new AsOf(new Key(key), at)).orElseThrow());
  }

  private void isGone(long version) {
    assertThatExceptionOfType(UnreadableVersionException.class)
        .isThrownBy(() -> store().hold(version));
  }

  @Test
  void aHeldVersionStaysReadableUntilItIsLetGo() {
    write(put("a", "old"));
    try (Hold hold = store().hold(null)) {
      write(put("a", "new"));
      write(delete("a"));
      purge();
      assertThat(read("a", hold.version())).isEqualTo("old");
      assertThat(read("a", hold.version() + 1)).isEqualTo("new");
    }
    purge();
    isGone(version(write(put("a", "newer"))) - 2);
  }

  @Test
  void whatIsOlderThanAHeldVersionIsPurged() {
    long old = version(write(put("a", "old")));
    write(put("a", "held"));
    try (Hold hold = store().hold(null)) {
      write(put("a", "new"));
      purge();
      assertThat(read("a", hold.version())).isEqualTo("held");
      isGone(old);
    }
  }

  @Test
  void theOldestHoldCounts() {
    long old = version(write(put("a", "old")));
    try (Hold older = store().hold(old)) {
      long newer = version(write(put("a", "new")));
      try (var _ = store().hold(newer)) {
        write(put("a", "newer"));
        purge();
        assertThat(read("a", older.version())).isEqualTo("old");
      }
    }
  }

  @Test
  void aHoldThatIsNotRenewedEndsByItself() {
    write(put("a", "old"));
    try (Hold renewed = store().hold(null)) {
      write(put("a", "new"));
      elapse(Durations.HISTORY_HOLD.minusMillis(1));
      renewed.renew();
      elapse(Durations.HISTORY_HOLD.minusMillis(1));
      purge();
      assertThat(read("a", renewed.version())).isEqualTo("old");
      elapse(Duration.ofMillis(1));
      purge();
      isGone(renewed.version());
    }
  }

  @Test
  void whatIsGoneOrToComeIsNotHeld() {
    long old = version(write(put("a", "old")));
    long last = version(write(put("a", "new")));
    purge();
    isGone(old);
    isGone(last + 1);
    try (Hold hold = store().hold(last)) {
      assertThat(hold.takenAt()).isEqualTo(store().now());
    }
  }

  @Test
  void theValuesAreThoseOfTheVersionThatWasListed() {
    long at = version(store().write(List.of(put("b", "2"), put("a", "1"))).getLast());
    List<Metadata> listed = store().list(new Listing("", null, 10, null, at)).keys();
    write(put("a", "new"));
    write(delete("b"));
    assertThat(store().entries(at, listed).stream().map(Writes::text)).containsExactly("1", "2");
    purge();
    assertThatExceptionOfType(UnreadableVersionException.class)
        .isThrownBy(() -> store().entries(at, listed));
  }

  private WriteOutcome imports(@Nullable Long expiresAt, Precondition precondition) {
    return write(
        new Write.Import(
            new Key("a"), new byte[] {'x'}, "image/png", expiresAt, precondition, "importer"));
  }

  @Test
  void anImportedKeyEndsWhenTheExportedOneWould() {
    long end = store().now() + 50;
    assertThat(imports(end, Existence.ABSENT)).isInstanceOf(WriteOutcome.Created.class);
    elapse(Duration.ofMillis(20));
    assertThat(imports(end, Existence.ANY)).isInstanceOf(WriteOutcome.Replaced.class);
    Entry entry = store().get(new Key("a")).orElseThrow();
    assertThat(entry.metadata().expiresAt()).isEqualTo(end);
    assertThat(entry.metadata().contentType()).isEqualTo("image/png");
    elapse(Duration.ofMillis(30));
    assertThat(read("a")).isEmpty();
  }

  @Test
  void aKeyWhoseTimeIsOverIsNotImported() {
    write(put("a", "kept"));
    assertThat(imports(store().now(), Existence.ANY)).isEqualTo(new WriteOutcome.TimeIsOver());
    assertThat(read("a")).contains("kept");
  }

  @Test
  void anImportMayAskForAnOlderKey() {
    write(put("a", "kept"));
    long written = store().get(new Key("a")).orElseThrow().metadata().updatedAt();
    assertThat(imports(null, new Precondition.WrittenBefore(written)))
        .isInstanceOf(WriteOutcome.PreconditionFailed.class);
    assertThat(imports(null, new Precondition.WrittenBefore(written + 1)))
        .isInstanceOf(WriteOutcome.Replaced.class);
    write(delete("a"));
    assertThat(imports(null, new Precondition.WrittenBefore(0)))
        .isInstanceOf(WriteOutcome.Created.class);
  }
}
