package dev.cubby.api.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens connections to the file, and checks it when the first of them is opened. */
final class Database {
  /** Up to this size, in bytes, the whole file is checked when it is opened (some 0.1 s). */
  private static final long SMALL = 64L << 20;

  private final Path file;
  private final SqliteFailures failures;

  Database(SqliteFailures failures) {
    this.file = failures.file();
    this.failures = failures;
  }

  /** Opens the connection that writes: checks the file, creates it or brings it up to date. */
  Connection openWriter() throws SQLException {
    boolean small = file.toFile().length() <= SMALL; // 0 where there is none yet
    Connection connection = connect(new SQLiteConfig());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cache_size = -4096"); // KiB
      int version = schemaVersion(statement);
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA wal_autocheckpoint = 2000"); // pages of 4 KiB
      statement.execute("PRAGMA journal_size_limit = 33554432"); // bytes left after a checkpoint
      if (small) {
        check(statement);
      }
      Schema.migrate(statement, version);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens a connection that reads; the one that writes must be open. */
  Connection openReader() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    Connection connection = connect(config);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cache_size = -4096"); // KiB
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private Connection connect(SQLiteConfig config) throws SQLException {
    config.setBusyTimeout(2000); // milliseconds
    config.setGetGeneratedKeys(false); // The driver would ask for one after each insertion.
    config.setOpenMode(SQLiteOpenMode.NOMUTEX); // No two threads use a connection at a time.
    Properties properties = config.toProperties();
    // A URI, since the driver takes a '?' in a plain path for the start of settings.
    return JDBC.createConnection(JDBC.PREFIX + file.toUri(), properties);
  }

  private int schemaVersion(Statement statement) throws SQLException {
    if (number(statement, "SELECT count(*) FROM sqlite_schema") == 0) {
      return 0;
    }
    if (number(statement, "PRAGMA application_id") != Schema.APPLICATION_ID) {
      throw failures.foreign();
    }
    int version = number(statement, "PRAGMA user_version");
    if (version > Schema.VERSION) {
      throw failures.newer(version, Schema.VERSION);
    }
    return version;
  }

  private void check(Statement statement) throws SQLException {
    try (ResultSet findings = statement.executeQuery("PRAGMA quick_check(1)")) {
      String finding = findings.getString(1);
      if (!"ok".equals(finding)) {
        throw failures.damaged(null, finding.replace('\n', ' '));
      }
    }
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.getInt(1);
    }
  }
}
