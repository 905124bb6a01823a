package dev.cubby.api.store.sql;

import dev.cubby.api.store.ChangesWalk;
import dev.cubby.api.store.SqlColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the rows of {@code revision} in the order of their versions. */
final class ChangeRows {
  private final String byVersion;

  ChangeRows(Dialect dialect) {
    this.byVersion = dialect.byVersion();
  }

  /** Fills the walk, in the order of the versions. */
  void fill(Connection connection, ChangesWalk walk) throws SQLException {
    if (walk.mayMissMost()) {
      narrow(connection, walk);
    }
    // There are few versions to walk, and any number of keys.
    String index = walk.mayMissMost() ? byVersion : "";
    String sql =
        "SELECT %s FROM revision t %s WHERE version > ? AND version <= ?%s"
            .concat(" ORDER BY version %s LIMIT %d")
            .formatted(Revisions.REVISION, index, walk.keys("k"), walk.order(), walk.wanted());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, walk.above());
      statement.setLong(2, walk.upTo());
      int place = 3;
      for (byte[] bound : walk.keyBounds()) {
        statement.setBytes(place++, bound);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next() && walk.take(SqlColumns.revision(rows))) {}
      }
    }
  }

  private void narrow(Connection connection, ChangesWalk walk) throws SQLException {
    String sql =
        "SELECT version FROM revision %s WHERE version > ? AND version <= ?"
            .concat(" ORDER BY version %s LIMIT 1 OFFSET %d")
            .formatted(byVersion, walk.order(), ChangesWalk.MOST_SCANNED - 1);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, walk.above());
      statement.setLong(2, walk.upTo());
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          walk.endAt(row.getLong(1));
        }
      }
    }
  }
}
