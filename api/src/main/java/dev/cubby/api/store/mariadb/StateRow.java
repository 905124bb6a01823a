package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.History;
import dev.cubby.api.store.PurgeRound;
import dev.cubby.api.store.Retention;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The one row of {@code state}: which versions there are, what the history and the kept answers
 * take, and whether the shared cache is in use.
 *
 * @param historyBytes of the revisions that are kept for the history alone
 * @param answerBytes of the kept answers
 * @param diskFull whether the database's disk has no room for values
 * @param diskShort whether the history should give room, so that values need not be refused
 * @param now by the database's clock, milliseconds since 1970, when the row was read
 */
record StateRow(
    History history,
    long historyBytes,
    long answerBytes,
    CacheUse use,
    boolean diskFull,
    boolean diskShort,
    long now) {
  /** What makes up a {@link StateRow}, of the table {@code state}. */
  static final String COLUMNS =
      "state.horizon, state.last_version, state.history_bytes, state.cache_epoch,"
          + " state.cache_used, state.unused_since, state.disk_full, "
          + Heads.NOW
          + ", state.answer_bytes, state.disk_short";

  /** The first column behind them, counted from 1 as JDBC does. */
  static final int AFTER = 11;

  private static final String SELECT = "SELECT " + COLUMNS + " FROM state WHERE id = 1 ";

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
      return of(row);
    }
  }

  /** The first columns of a row. */
  static StateRow of(ResultSet row) throws SQLException {
    boolean used = row.getBoolean(5);
    long now = row.getLong(8);
    long unused = used ? 0 : Math.max(0, now - row.getLong(6));
    return new StateRow(
        new History(row.getLong(1), row.getLong(2)),
        row.getLong(3),
        row.getLong(9),
        new CacheUse(row.getLong(4), used, unused),
        row.getBoolean(7),
        row.getBoolean(10),
        now);
  }

  /**
   * How much history is kept on such a disk. Where room is short, only what watchers have yet to be
   * told; where there is none, nothing.
   */
  Retention kept(Retention retention) {
    if (diskFull) {
      return Retention.NONE;
    }
    return diskShort ? retention.least() : retention;
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

  /** Saves the last version that was given, and by how much the history and the answers grew. */
  static void advance(Connection connection, long lastVersion, long historyBytes, long answerBytes)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE state SET last_version = ?, history_bytes = history_bytes + ?,"
                + " answer_bytes = answer_bytes + ? WHERE id = 1")) {
      statement.setLong(1, lastVersion);
      statement.setLong(2, historyBytes);
      statement.setLong(3, answerBytes);
      statement.executeUpdate();
    }
  }

  /**
   * Locks the row, and moves the horizon.
   *
   * @return whether the horizon was still where the round began; nothing is changed otherwise
   */
  static boolean moveHorizon(Connection connection, PurgeRound round) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE state SET horizon = ?, history_bytes = history_bytes - ?"
                + " WHERE id = 1 AND horizon = ?")) {
      statement.setLong(1, round.horizon());
      statement.setLong(2, round.freedBytes());
      statement.setLong(3, round.begun());
      return statement.executeUpdate() == 1;
    }
  }

  /** Saves by how much the kept answers shrank. */
  static void freeAnswers(Connection connection, long bytes) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE state SET answer_bytes = answer_bytes - ? WHERE id = 1")) {
      statement.setLong(1, bytes);
      statement.executeUpdate();
    }
  }

  static void leaveCache(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE state SET cache_used = FALSE, unused_since = " + Heads.NOW + " WHERE id = 1")) {
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
