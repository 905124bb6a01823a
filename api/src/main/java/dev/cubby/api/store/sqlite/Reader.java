package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Page;
import dev.cubby.api.store.PageWalk;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** One connection that reads, for one thread at a time. Each query sees the newest commit. */
final class Reader implements AutoCloseable {
  private final Connection connection;
  private final Prepared begin;
  private final Prepared commit;
  private final Prepared version;
  private final Prepared get;
  private final Prepared range;

  Reader(Connection connection) {
    this.connection = connection;
    this.begin = new Prepared(connection, "BEGIN");
    this.commit = new Prepared(connection, "COMMIT");
    this.version = new Prepared(connection, "SELECT last_version FROM counter");
    this.get =
        new Prepared(connection, "SELECT " + Columns.METADATA + ", value FROM entry WHERE key = ?");
    this.range =
        new Prepared(
            connection,
            "SELECT "
                + Columns.METADATA
                + ", key FROM entry WHERE key >= ? AND key < ?"
                + " AND (expires_at IS NULL OR expires_at > ?) ORDER BY key LIMIT ?");
  }

  Optional<Entry> get(Key key, long now) throws SQLException {
    return get.use(statement -> {
      statement.setBytes(1, key.bytes());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? live(key, row, now) : Optional.empty();
      }
    });
  }

  private static Optional<Entry> live(Key key, ResultSet row, long now) throws SQLException {
    Metadata metadata = Columns.metadata(key, row);
    return metadata.expiredAt(now)
        ? Optional.empty()
        : Optional.of(new Entry(metadata, row.getBytes(Columns.NEXT)));
  }

  /** Lists in a transaction: the first read makes its snapshot, which the others see too. */
  Page list(Listing listing, long now) throws SQLException {
    begin.use(PreparedStatement::execute);
    Page page;
    try {
      page = walk(new PageWalk(listing), version(), now);
    } catch (SQLException | RuntimeException e) {
      end(e);
      throw e;
    }
    commit.use(PreparedStatement::execute);
    return page;
  }

  private void end(Exception reason) {
    try {
      commit.use(PreparedStatement::execute);
    } catch (SQLException e) {
      reason.addSuppressed(e); // SQLite ended the transaction by itself
    }
  }

  private long version() throws SQLException {
    return version.use(statement -> {
      try (ResultSet row = statement.executeQuery()) {
        return row.getLong(1);
      }
    });
  }

  private Page walk(PageWalk walk, long version, long now) throws SQLException {
    return range.use(statement -> {
      while (walk.nextRange()) {
        statement.setBytes(1, walk.from());
        statement.setBytes(2, walk.to());
        statement.setLong(3, now);
        statement.setInt(4, walk.wanted());
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next() && walk.take(Columns.metadata(key(rows), rows))) {}
        }
      }
      return walk.page(version);
    });
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(new String(row.getBytes(Columns.NEXT), StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
