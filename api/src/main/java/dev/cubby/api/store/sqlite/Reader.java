package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Judgement;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Page;
import dev.cubby.api.store.PageWalk;
import dev.cubby.api.store.Revision;
import dev.cubby.api.store.SqlColumns;
import dev.cubby.api.store.Stats;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Stored;
import dev.cubby.api.store.WriteUnit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection that reads, for one thread at a time. Each query sees the newest commit. */
final class Reader implements AutoCloseable {
  private final Connection connection;
  private final Prepared begin;
  private final Prepared commit;
  private final Counter counter;
  private final Prepared get;
  private final Prepared getAsOf;
  private final Prepared range;
  private final Prepared nextKey;
  private final Prepared newest;
  private final Prepared counted;
  private final Prepared countedSince;
  private final ChangesReader changes;
  private final HeadTable heads;
  private final RevisionTable revisions;

  Reader(Connection connection) {
    this.connection = connection;
    this.begin = new Prepared(connection, "BEGIN");
    this.commit = new Prepared(connection, "COMMIT");
    this.counter = new Counter(connection);
    this.get =
        new Prepared(
            connection,
            "SELECT "
                + Columns.METADATA
                + ", value FROM revision WHERE version = (SELECT version FROM head WHERE key = ?)");
    this.getAsOf = new Prepared(connection, KeyRevisions.newest(Columns.REVISION + ", value"));
    this.range =
        new Prepared(
            connection,
            "SELECT "
                + Columns.METADATA
                + " FROM head WHERE key >= ? AND key < ?"
                + " AND (expires_at IS NULL OR expires_at > ?) ORDER BY key LIMIT ?");
    this.nextKey =
        new Prepared(
            connection,
            "SELECT min(key) FROM (SELECT min(key) AS key FROM head WHERE key >= ?1 AND key < ?2"
                + " UNION ALL SELECT min(key) FROM revision INDEXED BY revision_by_key"
                + (" WHERE key >= ?1 AND key < ?2 AND " + Schema.LANDMARK + ")"));
    this.newest = new Prepared(connection, KeyRevisions.newest(Columns.REVISION));
    this.counted =
        new Prepared(
            connection,
            "SELECT count(*), ifnull(sum(size), 0) FROM head WHERE key >= ? AND key < ?"
                + " AND (expires_at IS NULL OR expires_at > ?)");
    this.countedSince =
        new Prepared(
            connection,
            "SELECT ifnull(sum(iif(r.operation <> 'put', -1, r.replaces = 0)), 0),"
                + " ifnull(sum(r.size - ifnull(replaced.size, 0)), 0)"
                + " FROM revision r LEFT JOIN revision replaced ON replaced.version = r.replaces"
                + " WHERE r.key >= ? AND r.key < ? AND r.version > ?");
    this.changes = new ChangesReader(connection);
    this.heads = new HeadTable(connection);
    this.revisions = new RevisionTable(connection);
  }

  Optional<Entry> get(Key key, long now) throws SQLException {
    return get.use(statement -> {
      statement.setBytes(1, key.bytes());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? live(row, now) : Optional.empty();
      }
    });
  }

  private static Optional<Entry> live(ResultSet row, long now) throws SQLException {
    Metadata metadata = SqlColumns.metadata(row);
    return metadata.expiredAt(now)
        ? Optional.empty()
        : Optional.of(new Entry(metadata, row.getBytes(SqlColumns.AFTER_METADATA)));
  }

  Optional<Entry> get(AsOf asOf) throws SQLException {
    return inSnapshot(history -> {
      history.check(asOf.version());
      return getAsOf.use(statement -> {
        statement.setBytes(1, asOf.key().bytes());
        statement.setLong(2, asOf.version());
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? existing(row) : Optional.empty();
        }
      });
    });
  }

  private static Optional<Entry> existing(ResultSet row) throws SQLException {
    Revision revision = SqlColumns.revision(row);
    return revision.exists()
        ? Optional.of(new Entry(revision.metadata(), row.getBytes(SqlColumns.AFTER_REVISION)))
        : Optional.empty();
  }

  /** Judges a unit that only reads. */
  List<Step.Outcome> read(WriteUnit unit, long now) throws SQLException {
    return inSnapshot(history -> {
      List<WriteUnit> alone = List.of(unit);
      var stored = new Stored(heads.find(Judgement.keys(alone)), Map.of(), history, now);
      var judgement = Judgement.of(alone, stored);
      return judgement.outcomes(revisions.values(judgement.wanted())).getFirst();
    });
  }

  Page list(Listing listing, long now) throws SQLException {
    var walk = new PageWalk(listing);
    Long at = listing.at();
    return inSnapshot(history -> {
      if (at == null) {
        walk(walk, now);
        return walk.page(history.lastVersion());
      }
      history.check(at);
      walkAsOf(walk, at);
      return walk.page(at);
    });
  }

  /** The values of keys that were listed as of a version. */
  List<Entry> entries(long at, List<Metadata> listed) throws SQLException {
    return inSnapshot(history -> {
      history.check(at);
      return Entry.of(listed, revisions.values(Metadata.versions(listed)));
    });
  }

  Changes changes(ChangesQuery query) throws SQLException {
    return inSnapshot(history -> changes.read(query, history));
  }

  History history() throws SQLException {
    return counter.read().history();
  }

  Map<Long, byte[]> values(Collection<Long> versions) throws SQLException {
    return revisions.values(versions);
  }

  Stats stats(String prefix, @Nullable Long at, long now) throws SQLException {
    return inSnapshot(history -> {
      if (at == null) {
        return count(counted, prefix, now, history.lastVersion());
      }
      history.check(at);
      // What exists now, expired or not, less what changed since.
      Stats present = count(counted, prefix, Long.MIN_VALUE, at);
      return present.before(count(countedSince, prefix, at, at));
    });
  }

  private static Stats count(Prepared query, String prefix, long asOf, long version)
      throws SQLException {
    return query.use(statement -> {
      statement.setBytes(1, PageWalk.first(prefix));
      statement.setBytes(2, PageWalk.past(prefix));
      statement.setLong(3, asOf);
      try (ResultSet row = statement.executeQuery()) {
        return new Stats(row.getLong(1), row.getLong(2), version);
      }
    });
  }

  private interface Query<T> {
    T run(History history) throws SQLException;
  }

  /** Reads in a transaction: its first read makes the snapshot, which the others see too. */
  private <T> T inSnapshot(Query<T> query) throws SQLException {
    begin.use(PreparedStatement::execute);
    T result;
    try {
      result = query.run(counter.read().history());
    } catch (SQLException | RuntimeException e) {
      end(e);
      throw e;
    }
    commit.use(PreparedStatement::execute);
    return result;
  }

  private void end(Exception reason) {
    try {
      commit.use(PreparedStatement::execute);
    } catch (SQLException e) {
      reason.addSuppressed(e); // SQLite ended the transaction by itself
    }
  }

  private void walk(PageWalk walk, long now) throws SQLException {
    range.<@Nullable Metadata>use(statement -> {
      while (walk.nextRange()) {
        statement.setBytes(1, walk.from());
        statement.setBytes(2, walk.to());
        statement.setLong(3, now);
        statement.setInt(4, walk.wanted());
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next() && walk.take(SqlColumns.metadata(rows))) {}
        }
      }
      return null;
    });
  }

  /**
   * Seeks each key, and then its revision: so keys with many revisions take no longer. A key that
   * existed then has a head, or was removed by a revision that the index knows.
   */
  private void walkAsOf(PageWalk walk, long at) throws SQLException {
    while (walk.nextRange()) {
      boolean more = true;
      byte[] key = nextKey(walk.from(), walk.to());
      while (more && key != null) {
        Metadata then = newest(key, at);
        more = then == null || walk.take(then);
        key = more ? nextKey(Arrays.copyOf(key, key.length + 1), walk.to()) : null;
      }
    }
  }

  private byte @Nullable [] nextKey(byte[] from, byte[] to) throws SQLException {
    return nextKey.<byte @Nullable []>use(statement -> {
      statement.setBytes(1, from);
      statement.setBytes(2, to);
      try (ResultSet row = statement.executeQuery()) {
        return row.getBytes(1);
      }
    });
  }

  private @Nullable Metadata newest(byte[] key, long at) throws SQLException {
    return newest.<@Nullable Metadata>use(statement -> {
      statement.setBytes(1, key);
      statement.setLong(2, at);
      try (ResultSet row = statement.executeQuery()) {
        Revision revision = row.next() ? SqlColumns.revision(row) : null;
        return revision != null && revision.exists() ? revision.metadata() : null;
      }
    });
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
