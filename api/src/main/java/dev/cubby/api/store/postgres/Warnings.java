package dev.cubby.api.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/**
 * Warnings at a commit. A database whose commits wait for a replica gives that wait up when an
 * operator cancels it; it then warns, and reports success.
 */
final class Warnings {

  /**
   * Takes any warning for a commit that may be lost: nothing more is to be read over its
   * connection.
   *
   * @throws SQLException where there is one
   */
  static void refuse(Connection connection, @Nullable SQLWarning warning) throws SQLException {
    if (warning != null) {
      connection.abort(Runnable::run);
      throw new SQLException("committed with a warning: " + warning.getMessage(), warning);
    }
  }

  private Warnings() {}
}
