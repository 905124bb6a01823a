package dev.cubby.e2e;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Prints key and version of the rows of a SQLite store that do not expire, a line each. */
public final class SqliteRows {

  /** Takes the file and the keys' prefix. */
  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT key, version FROM entry WHERE expires_at IS NULL ORDER BY key");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String key = new String(rows.getBytes(1), StandardCharsets.UTF_8);
        if (key.startsWith(args[1])) {
          System.out.println(key + "\t" + rows.getLong(2));
        }
      }
    }
  }

  private SqliteRows() {}
}
