package dev.cubby.api.store.sql;

import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.History;
import dev.cubby.api.store.PurgeRound;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads and changes the row of {@code state}. */
final class StateTable {
  /** The first column behind {@link #columns}, counted from 1 as JDBC does. */
  static final int AFTER = 14;

  private final Dialect dialect;
  private final ReignColumns reign;

  /** What makes up a {@link StateRow}, of the table {@code state}. */
  private final String columns;

  StateTable(Dialect dialect) {
    this.dialect = dialect;
    this.reign = dialect.reign();
    this.columns =
        "state.horizon, state.last_version, state.history_bytes, state.cache_epoch,"
            + " state.cache_used, state.unused_since, state.disk_full, "
            + reign.time()
            + ", state.answer_bytes, state.disk_short, "
            + dialect.now()
            + ", "
            + reign.timeLimit()
            + ", "
            + reign.reign();
  }

  String columns() {
    return columns;
  }

  ReignColumns reign() {
    return reign;
  }

  /**
   * The reign that a row names.
   *
   * @throws NoReignException where the server has none
   */
  static Reign reign(ResultSet row, int column) throws SQLException {
    long nonce = row.getLong(column);
    if (row.wasNull()) {
      throw new NoReignException();
    }
    return new Reign(nonce);
  }

  /** Reads it as the transaction's snapshot has it. */
  StateRow read(Connection connection) throws SQLException {
    return read(connection, "");
  }

  /**
   * Reads it once no write is under way, by a transaction of its own. A commit that was sent before
   * the database stalled is through, or will never be, when this returns: so trust in the cache is
   * never renewed before it. The lock is written to the log, so the transaction's commit proves
   * what it read.
   */
  StateRow readBetweenWrites(Connection connection) throws SQLException {
    return read(connection, dialect.shared());
  }

  /** Locks it until the transaction's end. */
  StateRow lock(Connection connection) throws SQLException {
    return read(connection, "FOR UPDATE");
  }

  private StateRow read(Connection connection, String locking) throws SQLException {
    String sql = "SELECT " + columns + " FROM state WHERE id = 1 " + locking;
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw lost();
      }
      StateRow state = of(row);
      if (connection.getAutoCommit()) {
        dialect.checkCommitted(statement);
      }
      return state;
    }
  }

  static SQLException lost() {
    return new SQLException("the table state has lost its row");
  }

  /** The first columns of a row. */
  static StateRow of(ResultSet row) throws SQLException {
    boolean used = row.getBoolean(5);
    long unused = used ? 0 : Math.max(0, row.getLong(11) - row.getLong(6));
    return new StateRow(
        new History(row.getLong(1), row.getLong(2)),
        row.getLong(3),
        row.getLong(9),
        new CacheUse(row.getLong(4), used, unused),
        row.getBoolean(7),
        row.getBoolean(10),
        row.getLong(8),
        row.getLong(12),
        reign(row, 13));
  }

  /**
   * Reserves versions and locks the row, in the transaction's first statement: a write, so that the
   * database itself ends a transaction whose process is paused ({@code
   * idle_write_transaction_timeout}).
   */
  void reserve(Connection connection, int versions) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE state SET last_version = last_version + ? WHERE id = 1")) {
      statement.setInt(1, versions);
      statement.executeUpdate();
    }
  }

  /** Saves the last version that was given, and by how much the history and the answers grew. */
  void advance(Connection connection, long lastVersion, long historyBytes, long answerBytes)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE state SET last_version = ?, history_bytes = history_bytes + ?,"
                + " answer_bytes = answer_bytes + ?"
                + (reign.extension().isEmpty() ? "" : ", " + reign.extension())
                + " WHERE id = 1")) {
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
  boolean moveHorizon(Connection connection, PurgeRound round) throws SQLException {
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
  void freeAnswers(Connection connection, long bytes) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE state SET answer_bytes = answer_bytes - ? WHERE id = 1")) {
      statement.setLong(1, bytes);
      statement.executeUpdate();
    }
  }

  /** Moves the limit of the time on, without which the time would stop there. */
  void extendTime(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE state SET " + reign.extension() + " WHERE id = 1")) {
      statement.executeUpdate();
    }
  }

  void leaveCache(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE state SET cache_used = FALSE, unused_since = "
                + dialect.now()
                + " WHERE id = 1")) {
      statement.executeUpdate();
    }
  }

  void offerEpoch(Connection connection, long epoch) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE state SET cache_epoch = ? WHERE id = 1")) {
      statement.setLong(1, epoch);
      statement.executeUpdate();
    }
  }

  void enterCache(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE state SET cache_used = TRUE WHERE id = 1")) {
      statement.executeUpdate();
    }
  }
}
