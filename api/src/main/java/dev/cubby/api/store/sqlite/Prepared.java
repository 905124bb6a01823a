package dev.cubby.api.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A statement that stays prepared, and is prepared again after a failure: the driver finalizes a
 * statement that met an I/O error, damage or a full disk.
 */
final class Prepared {
  /** Binds, runs and reads the statement. */
  interface Use<T extends @Nullable Object> {
    T with(PreparedStatement statement) throws SQLException;
  }

  private final Connection connection;
  private final String sql;
  private @Nullable PreparedStatement statement;

  Prepared(Connection connection, String sql) {
    this.connection = connection;
    this.sql = sql;
  }

  <T extends @Nullable Object> T use(Use<T> use) throws SQLException {
    PreparedStatement ready = statement == null ? connection.prepareStatement(sql) : statement;
    statement = ready;
    try {
      return use.with(ready);
    } catch (SQLException e) {
      statement = null;
      close(ready, e);
      throw e;
    }
  }

  private static void close(PreparedStatement failed, SQLException reason) {
    try {
      failed.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }
}
