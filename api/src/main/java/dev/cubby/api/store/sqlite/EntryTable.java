package dev.cubby.api.store.sqlite;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes rows, inside a transaction that somebody else begins and commits. */
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

  /** Applies the writes in order, and saves the counter if one of them was given a version. */
  List<WriteOutcome> apply(List<? extends Write> writes, long now) throws SQLException {
    long before = lastVersion;
    List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
    for (Write write : writes) {
      outcomes.add(apply(write, now));
    }
    if (lastVersion != before) {
      saveVersion.use(statement -> {
        statement.setLong(1, lastVersion);
        return statement.executeUpdate();
      });
    }
    return outcomes;
  }

  int purge(long now, int limit) throws SQLException {
    return purge.use(statement -> {
      statement.setLong(1, now);
      statement.setInt(2, limit);
      return statement.executeUpdate();
    });
  }

  private WriteOutcome apply(Write write, long now) throws SQLException {
    Row row = find(write.key());
    Row live = row == null || row.metadata().expiredAt(now) ? null : row;
    Metadata current = live == null ? null : live.metadata();
    if (!write.precondition().holds(current)) {
      return new WriteOutcome.PreconditionFailed(current);
    }
    return switch (write) {
      case Write.Put put -> put(put, row, current, now);
      case Write.Delete _ -> live == null ? new WriteOutcome.NotFound() : delete(live);
    };
  }

  private record Row(long id, Metadata metadata) {}

  private @Nullable Row find(Key key) throws SQLException {
    return find.<@Nullable Row>use(statement -> {
      statement.setBytes(1, key.bytes());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new Row(row.getLong(Columns.NEXT), Columns.metadata(key, row)) : null;
      }
    });
  }

  private WriteOutcome put(Write.Put put, @Nullable Row row, @Nullable Metadata live, long now)
      throws SQLException {
    Metadata metadata =
        new Metadata(
            put.key(),
            ++lastVersion,
            put.value().length,
            put.contentType(),
            live == null ? now : live.createdAt(),
            now,
            expiry(put.ttlMillis(), now));
    if (row == null) {
      insert.use(statement -> {
        statement.setBytes(7, put.key().bytes());
        return store(statement, metadata, put.value());
      });
    } else {
      update.use(statement -> {
        statement.setLong(7, row.id());
        return store(statement, metadata, put.value());
      });
    }
    return live == null ? new WriteOutcome.Created(metadata) : new WriteOutcome.Replaced(metadata);
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

  private WriteOutcome delete(Row row) throws SQLException {
    delete.use(statement -> {
      statement.setLong(1, row.id());
      return statement.executeUpdate();
    });
    return new WriteOutcome.Deleted(++lastVersion);
  }

  private static @Nullable Long expiry(@Nullable Long ttlMillis, long now) {
    if (ttlMillis == null) {
      return null;
    }
    return ttlMillis > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + ttlMillis;
  }
}
