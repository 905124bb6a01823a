package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.Revision;
import dev.cubby.api.store.SqlColumns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds revisions of one key. Each revision names the one that it replaces, so they are a chain
 * from the key's head back to where the key was created. The index knows only some of them, the
 * landmarks: a search begins at the first landmark behind the version that it looks for, or at the
 * head, and follows the chain back.
 *
 * <pre>{@code
 * landmark                  landmark            head
 *    3  ◄──  8  ◄──  9  ◄──  14  ◄──  20  ◄──  21      as of 10: from 14 to 9
 * }</pre>
 *
 * <p>All queries of a search are to be made in one transaction.
 */
final class KeyRevisions {
  private static final String LANDMARKS =
      " FROM revision INDEXED BY revision_by_key WHERE key = ?1 AND " + Schema.LANDMARK;

  /**
   * The chain of key {@code ?1} behind version {@code ?2}, from the first landmark there, or from
   * the head. It ends with the newest revision up to that version; or with 0, where the key did not
   * exist.
   */
  private static final String CHAIN =
      "WITH RECURSIVE chain (version) AS (SELECT coalesce("
          + "(SELECT version FROM head WHERE key = ?1 AND version <= ?2), "
          + ("(SELECT version" + LANDMARKS + " AND version > ?2 ORDER BY version LIMIT 1), ")
          + "(SELECT version FROM head WHERE key = ?1))"
          + " UNION ALL SELECT replaces FROM chain CROSS JOIN revision USING (version)"
          + " WHERE chain.version > ?2) ";

  private static final String NEWEST =
      " FROM revision WHERE version = (SELECT version FROM chain WHERE version <= ?2)";

  private final Prepared behind;
  private final Prepared landmarkBefore;

  KeyRevisions(Connection connection) {
    behind =
        new Prepared(
            connection,
            CHAIN
                + ("SELECT " + Columns.REVISION)
                + " FROM chain CROSS JOIN revision USING (version) WHERE version > ?2"
                + " ORDER BY version");
    landmarkBefore =
        new Prepared(
            connection, "SELECT ifnull(max(version), 0)" + LANDMARKS + " AND version < ?2");
  }

  /**
   * Selects the newest revision of a key, the first parameter, up to a version, the second. Finds
   * nothing where the key did not exist, but it may find the revision that removed the key.
   */
  static String newest(String columns) {
    return CHAIN + "SELECT " + columns + NEWEST;
  }

  /** Some revisions behind a version, the next ones first; none where the key has no more. */
  List<Revision> behind(byte[] key, long version) throws SQLException {
    return behind.use(statement -> {
      statement.setBytes(1, key);
      statement.setLong(2, version);
      var found = new ArrayList<Revision>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(SqlColumns.revision(rows));
        }
      }
      return found;
    });
  }

  /** The last landmark before a version; 0 where there is none. */
  long landmarkBefore(byte[] key, long version) throws SQLException {
    return landmarkBefore.use(statement -> {
      statement.setBytes(1, key);
      statement.setLong(2, version);
      try (ResultSet row = statement.executeQuery()) {
        return row.getLong(1);
      }
    });
  }
}
