package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.CacheUse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The one row of {@code state}: the last version, and whether the shared cache is in use.
 *
 * @param diskFull whether the database's disk has no room for values
 * @param now by the database's clock, milliseconds since 1970, when the row was read
 */
record StateRow(long lastVersion, CacheUse use, boolean diskFull, long now) {
  private static final String SELECT =
      "SELECT last_version, cache_epoch, cache_used, unused_since, "
          + Rows.NOW
          + ", disk_full FROM state WHERE id = 1 ";

  /** Reads it as the transaction's snapshot has it. */
  static StateRow read(Connection connection) throws SQLException {
    return read(connection, "");
  }

  /**
   * Reads it once no write is under way. A commit that was sent before the database stalled is
   * through, or will never be, when this returns: so trust in the cache is never renewed before it.
   */
  static StateRow readBetweenWrites(Connection connection) throws SQLException {
    return read(connection, "LOCK IN SHARE MODE");
  }

  /** Locks it until the transaction's end. */
  static StateRow lock(Connection connection) throws SQLException {
    return read(connection, "FOR UPDATE");
  }

  private static StateRow read(Connection connection, String locking) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT + locking);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the table state has lost its row");
      }
      boolean used = row.getBoolean(3);
      long now = row.getLong(5);
      long unused = used ? 0 : Math.max(0, now - row.getLong(4));
      return new StateRow(
          row.getLong(1), new CacheUse(row.getLong(2), used, unused), row.getBoolean(6), now);
    }
  }

  /**
   * Reserves versions and locks the row, in the transaction's first statement: a write, so that the
   * database itself ends a transaction whose process is paused ({@code
   * idle_write_transaction_timeout}).
   */
  static void reserve(Connection connection, int versions) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE state SET last_version = last_version + ? WHERE id = 1")) {
      statement.setInt(1, versions);
      statement.executeUpdate();
    }
  }

  static void leaveCache(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE state SET cache_used = FALSE, unused_since = " + Rows.NOW + " WHERE id = 1")) {
      statement.executeUpdate();
    }
  }

  static void offerEpoch(Connection connection, long epoch) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE state SET cache_epoch = ? WHERE id = 1")) {
      statement.setLong(1, epoch);
      statement.executeUpdate();
    }
  }

  static void enterCache(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE state SET cache_used = TRUE WHERE id = 1")) {
      statement.executeUpdate();
    }
  }
}
