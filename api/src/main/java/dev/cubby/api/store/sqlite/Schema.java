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
   * Which revisions the index of keys knows: those that removed a key, and about one in sixteen of
   * the others, spread by a hash of their versions (Knuth's, by multiplication). An index of all
   * would cost each write a page of the log. {@link KeyRevisions} finds the others.
   */
  static final String LANDMARK =
      "(operation <> 'put' OR (version & 2147483647) * 2654435761 >> 28 & 15 = 0)";

  /**
   * Each step is a list of statements; a step that was released is never changed. Values stand
   * last, so that metadata is read without them, and in a table with a row id: without one, a
   * search reads each large value that it passes. Heads are small, and need none.
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
              "INSERT INTO counter (last_version) VALUES (0)"),
          List.of(
              """
              CREATE TABLE revision (
                version INTEGER PRIMARY KEY,
                key BLOB NOT NULL,
                replaces INTEGER NOT NULL, -- a version; 0 where the key did not exist
                operation TEXT NOT NULL,
                size INTEGER NOT NULL,
                content_type TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                expires_at INTEGER,
                author TEXT,
                value BLOB -- of a put
              ) STRICT
              """,
              """
              INSERT INTO revision
                SELECT version, key, 0, 'put', length(value), content_type,
                  created_at, updated_at, expires_at, NULL, value
                FROM entry ORDER BY version
              """,
              "CREATE INDEX revision_by_key ON revision (key, version) WHERE " + LANDMARK,
              "DROP TABLE entry",
              """
              CREATE TABLE head ( -- what a key is now; its newest revision has the value
                key BLOB PRIMARY KEY,
                version INTEGER NOT NULL,
                size INTEGER NOT NULL,
                content_type TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                expires_at INTEGER
              ) STRICT, WITHOUT ROWID
              """,
              """
              INSERT INTO head
                SELECT key, version, size, content_type, created_at, updated_at, expires_at
                FROM revision ORDER BY key
              """,
              """
              CREATE INDEX head_by_expiry ON head (expires_at) WHERE expires_at IS NOT NULL
              """,
              "ALTER TABLE counter ADD COLUMN horizon INTEGER NOT NULL DEFAULT 0",
              "ALTER TABLE counter ADD COLUMN history_bytes INTEGER NOT NULL DEFAULT 0",
              // Nothing is known of the versions before.
              "UPDATE counter SET horizon = last_version"),
          List.of(
              """
              CREATE TABLE kept_answer ( -- of a unit that has an idempotency
                id BLOB NOT NULL UNIQUE,
                fingerprint BLOB NOT NULL,
                answered_at INTEGER NOT NULL,
                size INTEGER NOT NULL,
                answer BLOB NOT NULL
              ) STRICT
              """,
              "CREATE INDEX kept_answer_by_age ON kept_answer (answered_at)",
              "ALTER TABLE counter ADD COLUMN answer_bytes INTEGER NOT NULL DEFAULT 0"));

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
