package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.PageWalk;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of {@code entry}. */
final class Rows {
  /** Now, in the statement's own view. */
  static final String NOW = "CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)";

  private static final String METADATA =
      "k, version, size, content_type, created_at, updated_at, expires_at";
  private static final int MOST_AT_ONCE = 128;

  static @Nullable Entry get(Connection connection, Key key) throws SQLException {
    String sql =
        "SELECT "
            + METADATA
            + ", value FROM entry WHERE k = ? AND (expires_at IS NULL OR expires_at > "
            + NOW
            + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, key.bytes());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new Entry(metadata(row), row.getBytes(8)) : null;
      }
    }
  }

  /** Fills the range that the walk is at with the keys that live at {@code now}. */
  static void list(Connection connection, PageWalk walk, long now) throws SQLException {
    String sql =
        "SELECT "
            + METADATA
            + " FROM entry WHERE k >= ? AND k < ? AND (expires_at IS NULL OR expires_at > ?)"
            + " ORDER BY k LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, walk.from());
      statement.setBytes(2, walk.to());
      statement.setLong(3, now);
      statement.setInt(4, walk.wanted());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next() && walk.take(metadata(rows))) {}
      }
    }
  }

  /** The stored metadata of these keys, live or expired. */
  static Map<Key, Metadata> find(Connection connection, Collection<Key> keys) throws SQLException {
    var found = new HashMap<Key, Metadata>();
    List<Key> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
      find(connection, all.subList(from, Math.min(from + MOST_AT_ONCE, all.size())), found);
    }
    return found;
  }

  /** Of a power of two, the last key repeated: few statements to prepare. */
  private static void find(Connection connection, List<Key> keys, Map<Key, Metadata> found)
      throws SQLException {
    int places = Integer.highestOneBit(2 * keys.size() - 1);
    String sql =
        "SELECT " + METADATA + " FROM entry WHERE k IN (" + "?, ".repeat(places - 1) + "?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < places; i++) {
        statement.setBytes(i + 1, keys.get(Math.min(i, keys.size() - 1)).bytes());
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Metadata metadata = metadata(rows);
          found.put(metadata.key(), metadata);
        }
      }
    }
  }

  private static Metadata metadata(ResultSet row) throws SQLException {
    long expiresAt = row.getLong(7);
    boolean expires = !row.wasNull();
    return new Metadata(
        new Key(new String(row.getBytes(1), StandardCharsets.UTF_8)),
        row.getLong(2),
        row.getInt(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        expires ? expiresAt : null);
  }

  private Rows() {}
}
