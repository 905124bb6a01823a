package dev.cubby.api.store.sqlite;

import static dev.cubby.api.store.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubby.api.store.Key;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.Write;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with the data directory: each has its own sentence. */
class SqliteOpeningTest {
  @TempDir private Path directory;

  @Test
  void theDirectoryIsCreatedWhateverItsName() {
    Path odd = directory.resolve("new/a?b=c %20#é;😀");
    try (Store store = open(odd)) {
      store.write(List.of(put("a", "x")));
    }
    assertThat(odd.resolve("cubby.db")).isRegularFile();
    try (Store store = open(odd)) {
      assertThat(store.get(new Key("a"))).isPresent();
    }
  }

  @Test
  void aPathBelowAFileIsNoDirectory() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    assertFails(file.resolve("data"), Kind.READ_ONLY, "cannot be written");
    assertFails(file, Kind.READ_ONLY, "cannot be written");
  }

  @Test
  void aReadOnlyFileSystemIsNoPlaceForData() {
    // Not even root may create a directory there, where permission bits would not stop it.
    assertFails(Path.of("/sys/cubby"), Kind.READ_ONLY, "cannot be written");
  }

  @Test
  void aDirectoryIsOpenedOnce() {
    try (Store store = open(directory)) {
      String self = "in use by process " + ProcessHandle.current().pid();
      assertFails(directory, Kind.UNAVAILABLE, self);
      assertFails(directory.resolve("../" + directory.getFileName()), Kind.UNAVAILABLE, self);
      store.write(List.of(put("a", "x")));
    }
    open(directory).close();
  }

  @Test
  void aFailedOpeningGivesTheLockBack() throws IOException {
    Path file = directory.resolve("cubby.db");
    Files.writeString(file, "no database".repeat(1000));
    assertFails(directory, Kind.CORRUPT, "no database");
    Files.delete(file);
    open(directory).close();
  }

  @Test
  void aDirectoryInPlaceOfTheFileIsReported() throws IOException {
    Files.createDirectory(directory.resolve("cubby.db"));
    assertFails(directory, Kind.UNAVAILABLE, "cannot be used");
  }

  @Test
  void aDamagedPageIsFoundAtTheStart() throws IOException {
    fill();
    overwrite(8192, 8192);
    assertFails(directory, Kind.CORRUPT, "is damaged");
  }

  @Test
  void aTruncatedFileIsFoundAtTheStart() throws IOException {
    fill();
    try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    assertFails(directory, Kind.CORRUPT, "is damaged");
  }

  @Test
  void damageThatHappensLaterIsReportedByTheReadsThatMeetItUntilItIsMended() throws IOException {
    fill();
    byte[] sound = Files.readAllBytes(database());
    try (Store store = open(directory)) {
      overwrite(4096, sound.length - 4096);
      for (int i = 0; i < 3; i++) {
        StoreException e =
            catchThrowableOfType(StoreException.class, () -> store.get(new Key("key/1")));
        assertThat(e.kind()).isEqualTo(Kind.CORRUPT);
        assertThat(e).hasMessageContaining("is damaged");
      }
      Files.write(database(), sound);
      store.write(List.of(put("another", "x"))); // at which SQLite drops the pages it has cached
      assertThat(store.get(new Key("key/1"))).isPresent();
    }
  }

  @Test
  void aNewerSchemaIsLeftAlone() throws SQLException {
    fill();
    execute("PRAGMA user_version = 99");
    assertFails(directory, Kind.UNAVAILABLE, "newer Cubby (schema 99");
  }

  @Test
  void anotherProgramsDatabaseIsLeftAlone() throws SQLException {
    execute("CREATE TABLE theirs (x)");
    assertFails(directory, Kind.UNAVAILABLE, "another program");
  }

  @Test
  void anotherProgramsLockIsWaitedForAndThenReported() throws SQLException {
    fill();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database())) {
      connection.createStatement().execute("BEGIN IMMEDIATE");
      assertFails(directory, Kind.UNAVAILABLE, "Another program has");
    }
    open(directory).close();
  }

  private void fill() {
    try (Store store = open(directory)) {
      store.write(
          IntStream.range(0, 500)
              .<Write>mapToObj(i -> put("key/" + i, "value ".repeat(40)))
              .toList());
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database())) {
      connection.createStatement().execute(sql);
    }
  }

  private void overwrite(long from, int length) throws IOException {
    byte[] garbage = new byte[length];
    java.util.Arrays.fill(garbage, (byte) 0xA5);
    try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
      file.seek(from);
      file.write(garbage);
    }
  }

  private Path database() {
    return directory.resolve("cubby.db");
  }

  private static Store open(Path directory) {
    return SqliteStore.open(directory, 1, InstantSource.system());
  }

  private static void assertFails(Path directory, Kind kind, String sentence) {
    StoreException e = catchThrowableOfType(StoreException.class, () -> open(directory).close());
    assertThat(e).isNotNull().hasMessageContaining(sentence);
    assertThat(e.getMessage()).doesNotContain("\n").endsWith(".");
    assertThat(e.kind()).isEqualTo(kind);
  }
}
