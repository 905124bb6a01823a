package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.ChangesWalk;
import dev.cubby.api.store.History;
import dev.cubby.api.store.SqlColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads revisions in the order of their versions, inside a snapshot. */
final class ChangesReader {
  private static final String RANGE = " FROM revision WHERE version > ? AND version <= ?";

  private final Connection connection;

  ChangesReader(Connection connection) {
    this.connection = connection;
  }

  Changes read(ChangesQuery query, History history) throws SQLException {
    var walk = new ChangesWalk(query, history);
    if (walk.mayMissMost()) {
      narrow(walk);
    }
    fill(walk);
    return walk.changes();
  }

  private void narrow(ChangesWalk walk) throws SQLException {
    String sql =
        "SELECT version%s ORDER BY version %s LIMIT 1 OFFSET %d"
            .formatted(RANGE, walk.order(), ChangesWalk.MOST_SCANNED - 1);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, walk);
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          walk.endAt(row.getLong(1));
        }
      }
    }
  }

  private void fill(ChangesWalk walk) throws SQLException {
    // With a plus sign SQLite walks the versions, of which there are few, and not the keys.
    String keys = walk.keys(walk.mayMissMost() ? "+key" : "key");
    String sql =
        "SELECT %s%s%s ORDER BY version %s LIMIT %d"
            .formatted(Columns.REVISION, RANGE, keys, walk.order(), walk.wanted());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, walk);
      int place = 3;
      for (byte[] bound : walk.keyBounds()) {
        statement.setBytes(place++, bound);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next() && walk.take(SqlColumns.revision(rows))) {}
      }
    }
  }

  private static void set(PreparedStatement statement, ChangesWalk walk) throws SQLException {
    statement.setLong(1, walk.above());
    statement.setLong(2, walk.upTo());
  }
}
