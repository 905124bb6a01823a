package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Content;
import dev.cubby.api.store.Judgement.Recorded;
import dev.cubby.api.store.Operation;
import dev.cubby.api.store.PurgeRound;
import dev.cubby.api.store.PurgeRound.Walked;
import dev.cubby.api.store.Revision;
import dev.cubby.api.store.SqlColumns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The revisions, as the writer finds and changes them. */
final class RevisionTable {
  private static final String INSERT = "INSERT INTO revision (" + Columns.REVISION + ", value) ";

  private final Prepared find;
  private final Prepared value;
  private final Prepared insert;
  private final Prepared copy;
  private final Prepared walk;
  private final Prepared delete;

  RevisionTable(Connection connection) {
    find = new Prepared(connection, KeyRevisions.newest(Columns.REVISION));
    value =
        new Prepared(
            connection, "SELECT value FROM revision WHERE version = ? AND value IS NOT NULL");
    insert = new Prepared(connection, INSERT + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    copy =
        new Prepared(
            connection,
            INSERT + "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, value FROM revision WHERE version = ?");
    walk =
        new Prepared(
            connection,
            "SELECT r.version, r.operation, r.updated_at, r.replaces, ifnull(replaced.size, 0)"
                + " FROM revision r LEFT JOIN revision replaced ON replaced.version = r.replaces"
                + " WHERE r.version > ? ORDER BY r.version");
    delete = new Prepared(connection, "DELETE FROM revision WHERE version = ?");
  }

  /** The newest revision of each key as of its version; left out where there is none. */
  Map<AsOf, Revision> find(Set<AsOf> sources) throws SQLException {
    var found = new HashMap<AsOf, Revision>();
    for (AsOf source : sources) {
      find.<@Nullable Revision>use(statement -> {
        statement.setBytes(1, source.key().bytes());
        statement.setLong(2, source.version());
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? found.put(source, SqlColumns.revision(row)) : null;
        }
      });
    }
    return found;
  }

  /** The values of those of the revisions that are there and have one. */
  Map<Long, byte[]> values(Collection<Long> versions) throws SQLException {
    var values = HashMap.<Long, byte[]>newHashMap(versions.size());
    for (long version : versions) {
      value.<byte @Nullable []>use(statement -> {
        statement.setLong(1, version);
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? values.put(version, row.getBytes(1)) : null;
        }
      });
    }
    return values;
  }

  void add(List<Recorded> revisions) throws SQLException {
    for (Recorded recorded : revisions) {
      switch (recorded.content()) {
        case Content.Given(var value) -> insert(recorded.revision(), value);
        case Content.None() -> insert(recorded.revision(), null);
        case Content.CopyOf(var version) -> copy(recorded.revision(), version);
      }
    }
  }

  private void insert(Revision revision, byte @Nullable [] value) throws SQLException {
    insert.use(statement -> {
      SqlColumns.set(statement, revision);
      statement.setBytes(SqlColumns.AFTER_REVISION, value);
      int rows = statement.executeUpdate();
      statement.clearParameters(); // lets go of the value, here and in SQLite
      return rows;
    });
  }

  private void copy(Revision revision, long source) throws SQLException {
    int copied =
        copy.use(statement -> {
          SqlColumns.set(statement, revision);
          statement.setLong(SqlColumns.AFTER_REVISION, source);
          return statement.executeUpdate();
        });
    if (copied != 1) {
      throw new SQLException("revision " + source + " is not there to be copied");
    }
  }

  /** Walks the revisions behind the horizon, in order, for as long as the round takes them. */
  void walk(PurgeRound round) throws SQLException {
    walk.use(statement -> {
      statement.setLong(1, round.begun());
      boolean more = true;
      try (ResultSet rows = statement.executeQuery()) {
        while (more && rows.next()) {
          more =
              round.take(
                  new Walked(
                      rows.getLong(1),
                      Operation.of(rows.getString(2)),
                      rows.getLong(3),
                      rows.getLong(4),
                      rows.getInt(5)));
        }
      }
      return more;
    });
  }

  void delete(List<Long> versions) throws SQLException {
    for (long version : versions) {
      delete.use(statement -> {
        statement.setLong(1, version);
        return statement.executeUpdate();
      });
    }
  }
}
