package dev.cubby.api.store.sqlite;

import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cubby.api.store.Key;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final String VALUE = "v".repeat(20_000);

  @Test
  void aWriteThatDoesNotFitHarmsNothingAndLaterOnesWork(@TempDir Path directory)
      throws SQLException {
    SqliteFailures failures = new SqliteFailures(directory.resolve("cubby.db"));
    Connection connection = new Database(failures).openWriter();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count = 100");
    }
    Writer writer = new Writer(connection, failures, InstantSource.system());
    try {
      writer.commit(units(put("small", "x")));
      for (int i = 0; i < 3; i++) {
        StoreException e =
            catchThrowableOfType(
                StoreException.class,
                () -> writer.commit(units(put("small", "y"), put("big", VALUE.repeat(50)))));
        assertThat(e).hasMessageContaining("free some space");
        assertThat(e.kind()).isEqualTo(Kind.FULL);
      }
      writer.commit(units(put("other", "x")));
    } finally {
      writer.close();
    }
    try (Store store = SqliteStore.open(directory, 1, InstantSource.system())) {
      assertThat(store.get(new Key("small")).orElseThrow().metadata().size()).isEqualTo(1);
      assertThat(store.get(new Key("small")).orElseThrow().value()).containsExactly('x');
      assertThat(store.get(new Key("other"))).isPresent();
      assertThat(store.get(new Key("big"))).isEmpty();
    }
  }

  /** The log's own disk runs full, which a page limit does not show; a mount needs root. */
  @Test
  void readsGoOnOverAFullDiskAndWritesAgainWhenItHasRoom(@TempDir Path mountPoint)
      throws IOException, InterruptedException {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "cubby-test", mountPoint.toString()) == 0,
        "no right to mount a small file system; the page limit above is tested all the same");
    try {
      fillAndFree(mountPoint);
    } finally {
      assertThat(run("umount", mountPoint.toString())).isZero();
    }
  }

  private static void fillAndFree(Path disk) throws IOException {
    Path ballast = Files.write(disk.resolve("ballast"), new byte[2 << 20]);
    int written = 0;
    try (Store store = SqliteStore.open(disk, 1, InstantSource.system())) {
      StoreException full = null;
      while (full == null) {
        try {
          store.write(List.of(put("key/" + written, VALUE)));
          written++;
        } catch (StoreException e) {
          full = e;
        }
      }
      assertThat(full.kind()).isEqualTo(Kind.FULL);
      assertHolds(store, written);
      Files.delete(ballast);
      store.write(List.of(put("key/" + written, VALUE)));
      written++;
      assertHolds(store, written);
    }
    try (Store store = SqliteStore.open(disk, 1, InstantSource.system())) {
      assertHolds(store, written);
    }
  }

  private static void assertHolds(Store store, int written) {
    assertThat(written).isPositive();
    for (int i = 0; i < written; i++) {
      assertThat(store.get(new Key("key/" + i))).isPresent();
    }
    assertThat(store.get(new Key("key/" + written))).isEmpty();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
