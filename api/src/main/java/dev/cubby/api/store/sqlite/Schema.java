package dev.cubby.api.store.sqlite;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, and how a file of an older version comes to have them. The version is SQLite's {@code
 * user_version}: how many of the steps the file has seen.
 */
final class Schema {
  /** Marks the file as ours: "Cuby" in SQLite's {@code application_id}. */
  static final int APPLICATION_ID = 0x43756279;

  /**
   * Each step is a list of statements; a step that was released is never changed. Values stand
   * last, so that metadata is read without them, and in a table with a row id: without one, a
   * search reads each large value that it passes.
   */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              "PRAGMA application_id = " + APPLICATION_ID,
              """
              CREATE TABLE entry (
                id INTEGER PRIMARY KEY,
                key BLOB NOT NULL UNIQUE, -- UTF-8, so that bytes order it
                version INTEGER NOT NULL,
                content_type TEXT NOT NULL,
                created_at INTEGER NOT NULL, -- milliseconds since 1970, as all times
                updated_at INTEGER NOT NULL,
                expires_at INTEGER,
                value BLOB NOT NULL
              ) STRICT
              """,
              """
              CREATE INDEX entry_by_expiry ON entry (expires_at) WHERE expires_at IS NOT NULL
              """,
              "CREATE TABLE counter (last_version INTEGER NOT NULL) STRICT",
              "INSERT INTO counter (last_version) VALUES (0)"));

  /** The version that this program knows. */
  static final int VERSION = STEPS.size();

  /**
   * Takes a file of version {@code found} to {@link #VERSION}, in one transaction that writes even
   * where no step is left: so a file that takes no writes is known at the start.
   */
  static void migrate(Statement statement, int found) throws SQLException {
    statement.execute("BEGIN IMMEDIATE");
    for (List<String> step : STEPS.subList(found, VERSION)) {
      for (String change : step) {
        statement.execute(change);
      }
    }
    statement.execute("PRAGMA user_version = " + VERSION);
    statement.execute("COMMIT");
  }

  private Schema() {}
}
