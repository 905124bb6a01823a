package dev.cubby.api.store.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Several reads of one moment. */
final class Snapshot {
  /** Reads, in the snapshot. */
  interface Query<T> {
    T run(StateRow state) throws SQLException;
  }

  /**
   * Runs a query in a transaction of its own. The row {@code state} is what it reads first, and at
   * the isolation level REPEATABLE READ, which readers' connections have, the first read makes the
   * snapshot for all that follow. So the snapshot holds every write that was acknowledged before
   * this call.
   */
  static <T> T read(Connection connection, Query<T> query) throws SQLException {
    try (Statement transaction = connection.createStatement()) {
      transaction.execute("START TRANSACTION READ ONLY");
      T result;
      try {
        result = query.run(StateRow.read(connection));
      } catch (SQLException | RuntimeException e) {
        end(transaction, e);
        throw e;
      }
      transaction.execute("COMMIT");
      return result;
    }
  }

  private static void end(Statement transaction, Exception reason) {
    try {
      transaction.execute("COMMIT");
    } catch (SQLException e) {
      reason.addSuppressed(e); // the connection is broken, and its pool drops it
    }
  }

  private Snapshot() {}
}
