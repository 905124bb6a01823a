package dev.cubby.api.store.sqlite;

import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.UnreadableVersionException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the version before revisions, made by that version's own statements. */
class SqliteMigrationTest {
  private static final List<String> OLD =
      List.of(
          "PRAGMA application_id = " + 0x43756279,
          """
          CREATE TABLE entry (
            id INTEGER PRIMARY KEY,
            key BLOB NOT NULL UNIQUE,
            version INTEGER NOT NULL,
            content_type TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            expires_at INTEGER,
            value BLOB NOT NULL
          ) STRICT
          """,
          "CREATE INDEX entry_by_expiry ON entry (expires_at) WHERE expires_at IS NOT NULL",
          "CREATE TABLE counter (last_version INTEGER NOT NULL) STRICT",
          "INSERT INTO counter (last_version) VALUES (9)",
          "INSERT INTO entry (version, content_type, created_at, updated_at, expires_at, value, key)"
              + " VALUES (7, 'text/plain', 1, 2, NULL, x'7879', CAST('a' AS BLOB))",
          "INSERT INTO entry (version, content_type, created_at, updated_at, expires_at, value, key)"
              + " VALUES (4, 'image/png', 3, 4, 5, x'', CAST('b' AS BLOB))",
          "PRAGMA user_version = 1");

  @TempDir private Path directory;

  @BeforeEach
  void makeTheOldFile() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("cubby.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : OLD) {
        statement.execute(sql);
      }
    }
  }

  private Store open() {
    return SqliteStore.open(directory, 1, new MovableClock());
  }

  @Test
  void whatWasStoredIsThere() {
    try (Store store = open()) {
      Entry entry = store.get(new Key("a")).orElseThrow();
      assertThat(entry.value()).containsExactly('x', 'y');
      assertThat(entry.metadata())
          .isEqualTo(new Metadata(new Key("a"), 7, 2, "text/plain", 1, 2, null));
      assertThat(store.list(new Listing("", null, 10, null)).keys())
          .containsExactly(entry.metadata());
    }
  }

  @Test
  void nothingIsKnownOfTheVersionsBefore() {
    try (Store store = open()) {
      assertThat(store.get(new AsOf(new Key("b"), 9))).isPresent();
      assertThatThrownBy(() -> store.get(new AsOf(new Key("a"), 8)))
          .isInstanceOfSatisfying(
              UnreadableVersionException.class,
              refused -> assertThat(refused.history()).isEqualTo(new History(9, 9)));
    }
  }

  @Test
  void versionsGoOnAndTheOldExpiresAndIsPurged() {
    try (Store store = open()) {
      assertThat(version(store.write(List.of(put("a", "z"))).getFirst())).isEqualTo(10);
      assertThat(store.expire(10)).isEqualTo(1);
      assertThat(store.get(new AsOf(new Key("a"), 9)).orElseThrow().value()).hasSize(2);
      assertThat(store.purgeHistory(Retention.NONE)).isFalse();
      assertThat(store.get(new Key("a")).orElseThrow().value()).containsExactly('z');
    }
    try (Store store = open()) {
      assertThat(store.list(new Listing("", null, 10, null)).version()).isEqualTo(11);
    }
  }
}
