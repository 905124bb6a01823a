package dev.cubby.api.store.sql;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.Hold;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code history_hold}, which the purges of all processes heed. */
final class HistoryHolds {
  private final StateTable states;
  private final String expires;
  private final String insert;
  private final String oldest;
  private final String forget;

  HistoryHolds(Dialect dialect, StateTable states) {
    this.states = states;
    this.expires = dialect.now() + " + " + Durations.HISTORY_HOLD.toMillis();
    // Writes first, so that the database ends it where the process is paused; locks the row.
    this.insert =
        "INSERT INTO history_hold (id, version, expires_at) SELECT ?, COALESCE(?, last_version), "
            + expires
            + " FROM state WHERE id = 1 FOR UPDATE";
    this.oldest =
        "SELECT MIN(h.version) FROM history_hold h JOIN state ON state.id = 1"
            + " WHERE NOT state.disk_full AND h.expires_at > "
            + dialect.now();
    this.forget = "DELETE FROM history_hold WHERE expires_at <= " + dialect.now();
  }

  /**
   * Takes one under the lock of the row {@code state}, which a purge locks to move the horizon.
   *
   * @param at the version to keep; null for the newest
   */
  Hold take(Transactions transactions, @Nullable Long at) {
    byte[] id = newId();
    return transactions.run((connection, transaction) -> {
      try (PreparedStatement statement = connection.prepareStatement(insert)) {
        statement.setBytes(1, id);
        statement.setObject(2, at);
        statement.executeUpdate();
      }
      transaction.hurry();
      StateRow state = states.read(connection);
      long version = at == null ? state.history().lastVersion() : at;
      state.history().check(version);
      transaction.hurry();
      forgetExpired(connection);
      transaction.commit();
      return new Held(transactions, id, version, state.now());
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
  private void forgetExpired(Connection connection) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(forget)) {
      delete.executeUpdate();
    }
  }

  /**
   * The oldest version that is held; beyond all versions where none is, or where the disk is full
   * and the history makes room for what is written now.
   */
  long oldest(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(oldest);
        ResultSet row = statement.executeQuery()) {
      row.next();
      long version = row.getLong(1);
      return row.wasNull() ? Long.MAX_VALUE : version;
    }
  }

  /** One that was taken. */
  private final class Held implements Hold {
    private final Transactions transactions;
    private final byte[] id;
    private final long version;
    private final long takenAt;

    private Held(Transactions transactions, byte[] id, long version, long takenAt) {
      this.transactions = transactions;
      this.id = id;
      this.version = version;
      this.takenAt = takenAt;
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
      change("UPDATE history_hold SET expires_at = " + expires + " WHERE id = ?");
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
}
