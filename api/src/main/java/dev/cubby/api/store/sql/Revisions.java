package dev.cubby.api.store.sql;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Content;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Judgement.Recorded;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Operation;
import dev.cubby.api.store.PageWalk;
import dev.cubby.api.store.PurgeRound;
import dev.cubby.api.store.PurgeRound.Walked;
import dev.cubby.api.store.Revision;
import dev.cubby.api.store.SqlColumns;
import dev.cubby.api.store.Stats;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and changes the rows of {@code revision}. */
final class Revisions {
  /** What makes up a {@link Revision}, but for its value. */
  static final String REVISION = Heads.METADATA + ", t.operation, t.replaces, t.author";

  private static final String NEWEST =
      " FROM revision t WHERE k = ? AND version <= ? ORDER BY version DESC LIMIT 1";

  private static final String INSERT =
      "INSERT INTO revision (k, version, size, content_type, created_at, updated_at, expires_at,"
          + " operation, replaces, author, value) ";

  private static final String COPY =
      INSERT + "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, value FROM revision WHERE version = ?";

  /** The newest revision of each key up to a version, for a range of keys. */
  private static final String NEWEST_OF_EACH =
      "SELECT "
          + REVISION
          + " FROM (SELECT MAX(version) AS version FROM revision"
          + " WHERE k >= ? AND k < ? AND version <= ? GROUP BY k ORDER BY k LIMIT ?) newest"
          + " JOIN revision t ON t.version = newest.version ORDER BY t.k";

  /** Read at once, so that a walk past keys that were deleted asks seldom. */
  private static final int LEAST_AT_ONCE = 100;

  static @Nullable Entry get(Connection connection, AsOf asOf) throws SQLException {
    String sql = "SELECT " + REVISION + ", t.value" + NEWEST;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, asOf);
      try (ResultSet row = statement.executeQuery()) {
        Revision revision = row.next() ? SqlColumns.revision(row) : null;
        return revision != null && revision.exists()
            ? new Entry(revision.metadata(), row.getBytes(SqlColumns.AFTER_REVISION))
            : null;
      }
    }
  }

  /** Fills the range that the walk is at with the keys that existed at the version. */
  static void list(Connection connection, PageWalk walk, long at) throws SQLException {
    int most = Math.max(LEAST_AT_ONCE, walk.wanted());
    byte[] from = walk.from();
    byte[] to = walk.to();
    try (PreparedStatement statement = connection.prepareStatement(NEWEST_OF_EACH)) {
      boolean more = true;
      while (more) {
        statement.setBytes(1, from);
        statement.setBytes(2, to);
        statement.setLong(3, at);
        statement.setInt(4, most);
        int found = 0;
        try (ResultSet rows = statement.executeQuery()) {
          while (more && rows.next()) {
            found++;
            Revision revision = SqlColumns.revision(rows);
            Metadata then = revision.metadata();
            more = !revision.exists() || walk.take(then);
            byte[] key = then.key().bytes();
            from = Arrays.copyOf(key, key.length + 1);
          }
        }
        more &= found == most;
      }
    }
  }

  /** Counts what changed since a version, of keys that start with a prefix: keys and bytes. */
  static Stats countSince(Connection connection, String prefix, long version) throws SQLException {
    String sql =
        "SELECT COALESCE(SUM(CASE WHEN t.operation <> 'put' THEN -1"
            + " WHEN t.replaces = 0 THEN 1 ELSE 0 END), 0),"
            + " COALESCE(SUM(t.size - COALESCE(replaced.size, 0)), 0)"
            + " FROM revision t LEFT JOIN revision replaced ON replaced.version = t.replaces"
            + " WHERE t.k >= ? AND t.k < ? AND t.version > ?";
    return Heads.count(connection, sql, prefix, version, version);
  }

  /** The newest revision of each key as of its version; left out where there is none. */
  static Map<AsOf, Revision> find(Connection connection, Collection<AsOf> sources)
      throws SQLException {
    var found = new HashMap<AsOf, Revision>();
    for (AsOf source : sources) {
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT " + REVISION + NEWEST)) {
        set(statement, source);
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            found.put(source, SqlColumns.revision(row));
          }
        }
      }
    }
    return found;
  }

  /** The values of these revisions, which must be there and have one: in one round trip. */
  static Map<Long, byte[]> values(Connection connection, Collection<Long> versions)
      throws SQLException {
    var values = HashMap.<Long, byte[]>newHashMap(versions.size());
    if (versions.isEmpty()) {
      return values;
    }
    String sql =
        "SELECT version, value FROM revision WHERE value IS NOT NULL AND version IN ("
            + list(versions)
            + ")";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.put(rows.getLong(1), rows.getBytes(2));
      }
    }
    return values;
  }

  /** Adds the revisions of one transaction: those with values of programs in one round trip. */
  static void add(Connection connection, List<Recorded> revisions) throws SQLException {
    boolean any = false;
    try (PreparedStatement insert =
        connection.prepareStatement(INSERT + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Recorded recorded : revisions) {
        if (recorded.content() instanceof Content.CopyOf(var version)) {
          copy(connection, recorded.revision(), version);
        } else {
          SqlColumns.set(insert, recorded.revision());
          insert.setBytes(
              SqlColumns.AFTER_REVISION,
              recorded.content() instanceof Content.Given(var value) ? value : null);
          insert.addBatch();
          any = true;
        }
      }
      if (any) {
        insert.executeBatch();
      }
    }
  }

  private static void copy(Connection connection, Revision revision, long source)
      throws SQLException {
    try (PreparedStatement copy = connection.prepareStatement(COPY)) {
      SqlColumns.set(copy, revision);
      copy.setLong(SqlColumns.AFTER_REVISION, source);
      if (copy.executeUpdate() != 1) {
        throw new SQLException("revision " + source + " is not there to be copied");
      }
    }
  }

  /**
   * Walks the revisions behind the horizon, in order, for as long as the round takes them. Most
   * often it does not take the first, so that one is asked for alone.
   */
  static void walk(Connection connection, PurgeRound round) throws SQLException {
    walk(connection, round, 1);
    if (!round.isEmpty()) {
      walk(connection, round, PurgeRound.MOST_REVISIONS);
    }
  }

  private static void walk(Connection connection, PurgeRound round, int most) throws SQLException {
    String sql =
        "SELECT t.version, t.operation, t.updated_at, t.replaces, COALESCE(replaced.size, 0)"
            + " FROM revision t LEFT JOIN revision replaced ON replaced.version = t.replaces"
            + " WHERE t.version > ? ORDER BY t.version LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, round.horizon());
      statement.setInt(2, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()
            && round.take(
                new Walked(
                    rows.getLong(1),
                    Operation.of(rows.getString(2)),
                    rows.getLong(3),
                    rows.getLong(4),
                    rows.getInt(5)))) {}
      }
    }
  }

  static void delete(Connection connection, List<Long> versions) throws SQLException {
    if (versions.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM revision WHERE version IN (" + list(versions) + ")");
    }
  }

  private static String list(Collection<Long> versions) {
    return versions.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static void set(PreparedStatement statement, AsOf asOf) throws SQLException {
    statement.setBytes(1, asOf.key().bytes());
    statement.setLong(2, asOf.version());
  }

  private Revisions() {}
}
