package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.Judgement.Change;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.SqlColumns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The current entries, without their values. */
final class HeadTable {
  private final Prepared find;
  private final Prepared expired;
  private final Prepared save;
  private final Prepared remove;

  HeadTable(Connection connection) {
    find = new Prepared(connection, "SELECT " + Columns.METADATA + " FROM head WHERE key = ?");
    expired =
        new Prepared(
            connection,
            "SELECT "
                + Columns.METADATA
                + " FROM head WHERE expires_at <= ? ORDER BY expires_at, key LIMIT ?");
    save =
        new Prepared(
            connection,
            "INSERT INTO head ("
                + Columns.METADATA
                + ") VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
                + " version = excluded.version, size = excluded.size,"
                + " content_type = excluded.content_type, created_at = excluded.created_at,"
                + " updated_at = excluded.updated_at, expires_at = excluded.expires_at");
    remove = new Prepared(connection, "DELETE FROM head WHERE key = ?");
  }

  /** What is stored of the keys, live or expired. */
  Map<Key, Metadata> find(Set<Key> keys) throws SQLException {
    var found = HashMap.<Key, Metadata>newHashMap(keys.size());
    for (Key key : keys) {
      find.<@Nullable Metadata>use(statement -> {
        statement.setBytes(1, key.bytes());
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? found.put(key, SqlColumns.metadata(row)) : null;
        }
      });
    }
    return found;
  }

  /** Those that expired first. */
  Map<Key, Metadata> expired(long now, int limit) throws SQLException {
    return expired.use(statement -> {
      statement.setLong(1, now);
      statement.setInt(2, limit);
      var found = new LinkedHashMap<Key, Metadata>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Metadata metadata = SqlColumns.metadata(rows);
          found.put(metadata.key(), metadata);
        }
      }
      return found;
    });
  }

  void save(Collection<Change> changes) throws SQLException {
    for (Change change : changes) {
      switch (change) {
        case Change.Save(var metadata) ->
            save.use(statement -> {
              SqlColumns.set(statement, metadata);
              return statement.executeUpdate();
            });
        case Change.Remove(var key) ->
            remove.use(statement -> {
              statement.setBytes(1, key.bytes());
              return statement.executeUpdate();
            });
      }
    }
  }
}
