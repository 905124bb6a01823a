package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeTest {
  @TempDir private Path directory;

  @Test
  void aKeyWhoseTimeIsOverIsRemovedWithinSecondsAndItsHistoryKept() throws InterruptedException {
    try (Store store = SqliteStore.open(directory, 1, InstantSource.system());
        var _ = new Purge(store, new Retention(Duration.ofDays(7), 1 << 30), Retention.NONE)) {
      long put = version(store.write(List.of(put("a", "x", 1L))).getFirst());
      assertThat(reaches(store, put + 1)).isTrue();
      assertThat(store.get(new AsOf(new Key("a"), put))).isPresent();
      assertThat(store.get(new AsOf(new Key("a"), put + 1))).isEmpty();
    }
  }

  @Test
  void whatNeedNotBeKeptIsGoneWithinSeconds() throws InterruptedException {
    try (Store store = SqliteStore.open(directory, 1, InstantSource.system());
        var _ = new Purge(store, Retention.NONE, Retention.NONE)) {
      long put = version(store.write(List.of(put("a", "x"), put("a", "y"))).getFirst());
      assertThat(goneWithinSeconds(store, put)).isTrue();
    }
  }

  private static boolean reaches(Store store, long version) throws InterruptedException {
    long latest = System.nanoTime() + 5_000_000_000L;
    while (store.list(new Listing("", null, 1, null)).version() < version) {
      if (System.nanoTime() > latest) {
        return false;
      }
      Thread.sleep(10);
    }
    return true;
  }

  private static boolean goneWithinSeconds(Store store, long version) throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      try {
        store.get(new AsOf(new Key("a"), version));
      } catch (UnreadableVersionException e) {
        return true;
      }
      Thread.sleep(10);
    }
    return false;
  }
}
