package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.Judgement;
import dev.cubby.api.store.Judgement.Change;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes rows, inside a transaction that {@link Writer} begins and commits. */
final class EntryTable {
  private final Prepared find;
  private final Prepared insert;
  private final Prepared update;
  private final Prepared delete;
  private final Prepared purge;
  private final Prepared saveVersion;

  /** Never goes back, not even when a transaction does: so no version is given twice. */
  private long lastVersion;

  EntryTable(Connection connection) throws SQLException {
    find = new Prepared(connection, "SELECT " + Columns.METADATA + ", id FROM entry WHERE key = ?");
    insert =
        new Prepared(
            connection,
            "INSERT INTO entry"
                + " (version, content_type, created_at, updated_at, expires_at, value, key)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    update =
        new Prepared(
            connection,
            "UPDATE entry SET version = ?, content_type = ?, created_at = ?, updated_at = ?,"
                + " expires_at = ?, value = ? WHERE id = ?");
    delete = new Prepared(connection, "DELETE FROM entry WHERE id = ?");
    purge =
        new Prepared(
            connection,
            "DELETE FROM entry WHERE id IN"
                + " (SELECT id FROM entry WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)");
    saveVersion = new Prepared(connection, "UPDATE counter SET last_version = ?");
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT last_version FROM counter")) {
      lastVersion = row.getLong(1);
    }
  }

  /** Judges the writes, and saves what changes, with the counter. */
  List<WriteOutcome> apply(List<? extends Write> writes, long now) throws SQLException {
    var ids = new HashMap<Key, Long>();
    var judgement = Judgement.of(writes, find(Judgement.keys(writes), ids), lastVersion, now);
    boolean versionsGiven = judgement.lastVersion() != lastVersion;
    lastVersion = judgement.lastVersion();
    for (Change change : judgement.changes()) {
      save(change, ids);
    }
    if (versionsGiven) {
      saveVersion.use(statement -> {
        statement.setLong(1, lastVersion);
        return statement.executeUpdate();
      });
    }
    return judgement.outcomes();
  }

  int purge(long now, int limit) throws SQLException {
    return purge.use(statement -> {
      statement.setLong(1, now);
      statement.setInt(2, limit);
      return statement.executeUpdate();
    });
  }

  /** The stored metadata of the keys, live or expired; {@code ids} is given their rows' ids. */
  private Map<Key, Metadata> find(Set<Key> keys, Map<Key, Long> ids) throws SQLException {
    var found = HashMap.<Key, Metadata>newHashMap(keys.size());
    for (Key key : keys) {
      find.<@Nullable Metadata>use(statement -> {
        statement.setBytes(1, key.bytes());
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            ids.put(key, row.getLong(Columns.NEXT));
            found.put(key, Columns.metadata(key, row));
          }
          return null;
        }
      });
    }
    return found;
  }

  private void save(Change change, Map<Key, Long> ids) throws SQLException {
    switch (change) {
      case Change.Save(var metadata, var value) -> {
        Long id = ids.get(metadata.key());
        if (id == null) {
          insert.use(statement -> {
            statement.setBytes(7, metadata.key().bytes());
            return store(statement, metadata, value);
          });
        } else {
          update.use(statement -> {
            statement.setLong(7, id);
            return store(statement, metadata, value);
          });
        }
      }
      case Change.Remove(var key) -> {
        Long id = ids.get(key);
        if (id != null) {
          delete.use(statement -> {
            statement.setLong(1, id);
            return statement.executeUpdate();
          });
        }
      }
    }
  }

  private static int store(PreparedStatement statement, Metadata metadata, byte[] value)
      throws SQLException {
    statement.setLong(1, metadata.version());
    statement.setString(2, metadata.contentType());
    statement.setLong(3, metadata.createdAt());
    statement.setLong(4, metadata.updatedAt());
    Long expiresAt = metadata.expiresAt();
    if (expiresAt == null) {
      statement.setNull(5, Types.INTEGER);
    } else {
      statement.setLong(5, expiresAt);
    }
    statement.setBytes(6, value);
    int rows = statement.executeUpdate();
    statement.clearParameters(); // lets go of the value, here and in SQLite
    return rows;
  }
}
