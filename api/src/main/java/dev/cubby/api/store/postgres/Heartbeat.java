package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.Reign;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that writes to the log, and so waits for the standby, but changes no row, takes no
 * lock and leaves nothing to vacuum.
 */
final class Heartbeat {
  private static final String SQL =
      "SELECT pg_logical_emit_message(true, 'cubby', ''), "
          + Server.REIGN
          + " FROM state WHERE id = 1";

  /**
   * Sends one, and waits for its answer.
   *
   * @param connection that commits each statement
   * @return the reign that it proves; null where the server has none
   */
  static @Nullable Reign send(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SQL)) {
      row.next();
      long nonce = row.getLong(2);
      Reign reign = row.wasNull() ? null : new Reign(nonce);
      Warnings.refuse(connection, statement.getWarnings());
      return reign;
    }
  }

  private Heartbeat() {}
}
