package dev.cubby.api.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private static final int FULL = 2; // https://www.sqlite.org/pragma.html#pragma_synchronous

  /** Only a machine that loses its power could show it otherwise. */
  @Test
  void everyCommitIsSynced(@TempDir Path directory) throws SQLException {
    var database = new Database(new SqliteFailures(directory.resolve("cubby.db")));
    try (var connection = database.openWriter();
        var statement = connection.createStatement();
        var found = statement.executeQuery("PRAGMA synchronous")) {
      assertThat(found.getInt(1)).isEqualTo(FULL);
    }
  }
}
