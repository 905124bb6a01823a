package dev.cubby.api.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads, each on a connection of its own. */
final class Reads {
  private final DataSource readers;
  private final Failures failures;
  private final Dialect dialect;
  private final StateTable states;

  Reads(DataSource readers, Database database, StateTable states) {
    this.readers = readers;
    this.failures = database.failures();
    this.dialect = database.dialect();
    this.states = states;
  }

  /** A read, which may be done again from its beginning. */
  interface Read<T extends @Nullable Object> {
    T from(Connection connection) throws SQLException;
  }

  /** Several reads, which may be done again from their beginning. */
  interface Query<T extends @Nullable Object> {
    T from(Connection connection, StateRow state) throws SQLException;
  }

  <T extends @Nullable Object> T read(Read<T> read) {
    return Anew.run(
        failures,
        _ -> {
          try (Connection connection = readers.getConnection()) {
            return read.from(connection);
          }
        });
  }

  /**
   * Several reads of one moment, in a transaction of their own. The row {@code state} is what it
   * reads first, and the first read makes the snapshot for all that follow. So the snapshot holds
   * every write that was acknowledged before this call.
   */
  <T extends @Nullable Object> T snapshot(Query<T> query) {
    return read(connection -> {
      try (Statement transaction = connection.createStatement()) {
        transaction.execute(dialect.beginSnapshot());
        T result;
        try {
          result = query.from(connection, states.read(connection));
        } catch (SQLException | RuntimeException e) {
          end(transaction, e);
          throw e;
        }
        transaction.execute("COMMIT");
        return result;
      }
    });
  }

  private static void end(Statement transaction, Exception reason) {
    try {
      transaction.execute("COMMIT");
    } catch (SQLException e) {
      reason.addSuppressed(e); // the connection is broken, and its pool drops it
    }
  }
}
