package dev.cubby.api.store.mariadb;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.Hold;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code history_hold}, which the purges of all processes heed. */
final class HistoryHold implements Hold {
  private static final String EXPIRES = Heads.NOW + " + " + Durations.HISTORY_HOLD.toMillis();

  /** Writes first, so that the database ends it where the process is paused; locks the row. */
  private static final String INSERT =
      "INSERT INTO history_hold (id, version, expires_at) SELECT ?, COALESCE(?, last_version), "
          + EXPIRES
          + " FROM state WHERE id = 1 FOR UPDATE";

  private static final String OLDEST =
      "SELECT MIN(h.version) FROM history_hold h JOIN state ON state.id = 1"
          + " WHERE NOT state.disk_full AND h.expires_at > "
          + Heads.NOW;

  private final Transactions transactions;
  private final byte[] id;
  private final long version;
  private final long takenAt;

  private HistoryHold(Transactions transactions, byte[] id, long version, long takenAt) {
    this.transactions = transactions;
    this.id = id;
    this.version = version;
    this.takenAt = takenAt;
  }

  /**
   * Takes one under the lock of the row {@code state}, which a purge locks to move the horizon.
   *
   * @param at the version to keep; null for the newest
   */
  static Hold take(Transactions transactions, @Nullable Long at) {
    byte[] id = newId();
    return transactions.run((connection, transaction) -> {
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        insert.setBytes(1, id);
        insert.setObject(2, at);
        insert.executeUpdate();
      }
      transaction.hurry();
      StateRow state = StateRow.read(connection);
      long version = at == null ? state.history().lastVersion() : at;
      state.history().check(version);
      transaction.hurry();
      forgetExpired(connection);
      transaction.commit();
      return new HistoryHold(transactions, id, version, state.now());
    });
  }

  private static byte[] newId() {
    UUID id = UUID.randomUUID();
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** Of processes that were killed. */
  private static void forgetExpired(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM history_hold WHERE expires_at <= " + Heads.NOW)) {
      delete.executeUpdate();
    }
  }

  /**
   * The oldest version that is held; beyond all versions where none is, or where the disk is full
   * and the history makes room for what is written now.
   */
  static long oldest(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OLDEST);
        ResultSet row = statement.executeQuery()) {
      row.next();
      long oldest = row.getLong(1);
      return row.wasNull() ? Long.MAX_VALUE : oldest;
    }
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public long takenAt() {
    return takenAt;
  }

  @Override
  public void renew() {
    change("UPDATE history_hold SET expires_at = " + EXPIRES + " WHERE id = ?");
  }

  @Override
  public void close() {
    change("DELETE FROM history_hold WHERE id = ?");
  }

  private void change(String sql) {
    int _ =
        transactions.run((connection, transaction) -> {
          int rows;
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, id);
            rows = statement.executeUpdate();
          }
          transaction.commit();
          return rows;
        });
  }
}
