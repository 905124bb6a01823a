package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.ChangesWalk;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Revision;
import dev.cubby.api.store.SqlColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads revisions in the order of their versions, inside a snapshot. */
final class ChangesReader {
  private static final String RANGE = " FROM revision WHERE version > ? AND version <= ?";

  private final Connection connection;
  private final KeyRevisions revisions;

  ChangesReader(Connection connection) {
    this.connection = connection;
    this.revisions = new KeyRevisions(connection);
  }

  Changes read(ChangesQuery query, History history) throws SQLException {
    var walk = new ChangesWalk(query, history);
    Key key = query.key();
    if (key == null) {
      if (walk.mayMissMost()) {
        narrow(walk);
      }
      fill(walk);
    } else if (query.newestFirst()) {
      fillNewestFirst(walk, key.bytes());
    } else {
      fillInOrder(walk, key.bytes());
    }
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
    String keys = walk.keys("key");
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

  private void fillInOrder(ChangesWalk walk, byte[] key) throws SQLException {
    long above = walk.above();
    boolean more = true;
    while (more) {
      List<Revision> next = revisions.behind(key, above);
      more = !next.isEmpty() && next.stream().allMatch(walk::take);
      above = more ? next.getLast().version() : above;
    }
  }

  /** Goes from landmark to landmark: each time, those behind the earlier one. */
  private void fillNewestFirst(ChangesWalk walk, byte[] key) throws SQLException {
    long upTo = walk.upTo();
    boolean more = true;
    while (more && upTo > walk.above()) {
      long above = Math.max(walk.above(), revisions.landmarkBefore(key, upTo));
      for (Revision next : revisions.behind(key, above).reversed()) {
        more = more && (next.version() > upTo || walk.take(next));
      }
      upTo = above;
    }
  }

  private static void set(PreparedStatement statement, ChangesWalk walk) throws SQLException {
    statement.setLong(1, walk.above());
    statement.setLong(2, walk.upTo());
  }
}
