package dev.cubby.e2e.system;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a SQLite store. */
final class SqliteRows {

  /** Key, tab and version of those that do not expire. */
  static List<String> of(Path file, String prefix) throws SQLException {
    var lines = new ArrayList<String>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT key, version FROM head WHERE expires_at IS NULL ORDER BY key");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String key = new String(rows.getBytes(1), StandardCharsets.UTF_8);
        if (key.startsWith(prefix)) {
          lines.add(key + "\t" + rows.getLong(2));
        }
      }
    }
    return lines;
  }

  private SqliteRows() {}
}
