package dev.cubby.api.store.sql;

import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Judgement.Change;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.PageWalk;
import dev.cubby.api.store.SqlColumns;
import dev.cubby.api.store.Stats;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and changes the current entries: the rows of {@code head}. */
final class Heads {
  /** What makes up {@link Metadata}, as {@link SqlColumns} orders it, of the table {@code t}. */
  static final String METADATA =
      "t.k, t.version, t.size, t.content_type, t.created_at, t.updated_at, t.expires_at";

  private static final int MOST_AT_ONCE = 128;
  private static final String COUNT =
      "SELECT COUNT(*), COALESCE(SUM(size), 0) FROM head"
          + " WHERE k >= ? AND k < ? AND (expires_at IS NULL OR expires_at > ?)";
  private static final String INSERT =
      "INSERT INTO head (k, version, size, content_type, created_at, updated_at, expires_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?) ";

  private final StateTable states;
  private final String get;
  private final String anyExpired;
  private final String insertOrReplace;

  Heads(Dialect dialect, StateTable states) {
    this.states = states;
    this.get =
        "SELECT %s, %s, t.value FROM state LEFT JOIN head ON head.k = ?"
                .formatted(METADATA, dialect.reign().reign())
            + " AND (head.expires_at IS NULL OR head.expires_at > %s)"
                .formatted(dialect.reign().time())
            + " LEFT JOIN revision t ON t.version = head.version WHERE state.id = 1";
    this.anyExpired = "SELECT 1 FROM head WHERE expires_at <= " + dialect.now() + " LIMIT 1";
    this.insertOrReplace =
        INSERT
            + dialect.orReplace(
                "k",
                List.of(
                    "version", "size", "content_type", "created_at", "updated_at", "expires_at"));
  }

  /**
   * What one query found.
   *
   * @param entries of the keys that were asked for, live or expired
   */
  record Found(StateRow state, Map<Key, Metadata> entries) {}

  /** The entry of a key that lives; null where there is none. */
  Seen<@Nullable Entry> get(Connection connection, Key key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(get)) {
      statement.setBytes(1, key.bytes());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw StateTable.lost();
        }
        Reign reign = StateTable.reign(row, SqlColumns.AFTER_METADATA);
        Entry entry =
            row.getBytes(1) == null
                ? null
                : new Entry(SqlColumns.metadata(row), row.getBytes(SqlColumns.AFTER_METADATA + 1));
        return new Seen<>(entry, reign);
      }
    }
  }

  /** Fills the range that the walk is at with the keys that live at {@code now}. */
  static void list(Connection connection, PageWalk walk, long now) throws SQLException {
    String sql =
        "SELECT "
            + METADATA
            + " FROM head t WHERE k >= ? AND k < ? AND (expires_at IS NULL OR expires_at > ?)"
            + " ORDER BY k LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, walk.from());
      statement.setBytes(2, walk.to());
      statement.setLong(3, now);
      statement.setInt(4, walk.wanted());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next() && walk.take(SqlColumns.metadata(rows))) {}
      }
    }
  }

  /**
   * What is stored of these keys, and the row {@code state}, which the transaction has locked: in
   * one round trip, if the keys are few.
   */
  Found find(Connection connection, Collection<Key> keys) throws SQLException {
    var entries = new HashMap<Key, Metadata>();
    List<Key> all = List.copyOf(keys);
    StateRow state = null;
    for (int from = 0; state == null || from < all.size(); from += MOST_AT_ONCE) {
      List<Key> some = all.subList(from, Math.min(from + MOST_AT_ONCE, all.size()));
      StateRow row = find(connection, some, entries);
      state = state == null ? row : state;
    }
    return new Found(state, entries);
  }

  /** Of a power of two, the last key repeated: few statements to prepare. */
  private StateRow find(Connection connection, List<Key> keys, Map<Key, Metadata> entries)
      throws SQLException {
    int places = Integer.highestOneBit(2 * keys.size() - 1);
    String sql =
        "SELECT "
            + states.columns()
            + ", "
            + METADATA
            + " FROM state LEFT JOIN head t ON t.k IN ("
            + "?, ".repeat(places - 1)
            + "?) WHERE state.id = 1";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < places; i++) {
        statement.setBytes(i + 1, keys.get(Math.min(i, keys.size() - 1)).bytes());
      }
      try (ResultSet rows = statement.executeQuery()) {
        StateRow state = null;
        while (rows.next()) {
          state = StateTable.of(rows);
          if (rows.getBytes(StateTable.AFTER) != null) {
            Metadata metadata = SqlColumns.metadata(rows, StateTable.AFTER);
            entries.put(metadata.key(), metadata);
          }
        }
        if (state == null) {
          throw StateTable.lost();
        }
        return state;
      }
    }
  }

  /** Counts the keys that start with a prefix and are live. */
  static Stats count(Connection connection, String prefix, StateRow state) throws SQLException {
    return count(connection, COUNT, prefix, state.now(), state.history().lastVersion());
  }

  /**
   * Counts the keys that start with a prefix and existed at a version: those that exist now, less
   * what changed since.
   */
  static Stats countAsOf(Connection connection, String prefix, long at) throws SQLException {
    Stats newest = count(connection, COUNT, prefix, Long.MIN_VALUE, at);
    return newest.before(Revisions.countSince(connection, prefix, at));
  }

  static Stats count(Connection connection, String sql, String prefix, long asOf, long version)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, PageWalk.first(prefix));
      statement.setBytes(2, PageWalk.past(prefix));
      statement.setLong(3, asOf);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Stats(row.getLong(1), row.getLong(2), version);
      }
    }
  }

  /** Whether there is a key whose time is over. */
  boolean anyExpired(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(anyExpired);
        ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }

  /** The keys whose time was over first. */
  static Map<Key, Metadata> expired(Connection connection, long now, int limit)
      throws SQLException {
    String sql =
        "SELECT " + METADATA + " FROM head t WHERE expires_at <= ? ORDER BY expires_at, k LIMIT ?";
    var expired = new LinkedHashMap<Key, Metadata>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, now);
      statement.setInt(2, limit);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Metadata metadata = SqlColumns.metadata(rows);
          expired.put(metadata.key(), metadata);
        }
      }
    }
    return expired;
  }

  /** Saves the changes of one transaction, each kind in one round trip. */
  void save(Connection connection, Collection<Change> changes) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(insertOrReplace);
        PreparedStatement delete = connection.prepareStatement("DELETE FROM head WHERE k = ?")) {
      boolean saves = false;
      boolean removes = false;
      for (Change change : changes) {
        switch (change) {
          case Change.Save(var metadata) -> {
            SqlColumns.set(upsert, metadata);
            upsert.addBatch();
            saves = true;
          }
          case Change.Remove(var key) -> {
            delete.setBytes(1, key.bytes());
            delete.addBatch();
            removes = true;
          }
        }
      }
      if (saves) {
        upsert.executeBatch();
      }
      if (removes) {
        delete.executeBatch();
      }
    }
  }
}
