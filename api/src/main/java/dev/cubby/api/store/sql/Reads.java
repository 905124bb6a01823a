package dev.cubby.api.store.sql;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.UnreadableVersionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads, each on a connection of its own. What is told to anybody has to be proved. */
final class Reads {
  private final DataSource readers;
  private final Dialect dialect;
  private final StateTable states;
  private final Proofs proofs;
  private final Anew anew;

  Reads(DataSource readers, Database database, StateTable states, Proofs proofs) {
    this.readers = readers;
    this.dialect = database.dialect();
    this.states = states;
    this.proofs = proofs;
    this.anew = new Anew(database.failures(), proofs, Durations.READ_AND_PROOF);
  }

  /** A read, which may be done again from its beginning. */
  interface Read<T extends @Nullable Object> {
    T from(Connection connection) throws SQLException;
  }

  /** Several reads, which may be done again from their beginning. */
  interface Query<T extends @Nullable Object> {
    T from(Connection connection, StateRow state) throws SQLException;
  }

  /** A read that nobody is told, or that proves itself. */
  <T extends @Nullable Object> T unproved(Read<T> read) {
    return anew.run(_ -> once(read));
  }

  /** A read, and its proof. */
  <T extends @Nullable Object> T read(Read<Seen<T>> read) {
    return anew.run(begun -> {
      Seen<T> seen = once(read);
      proofs.await(seen.reign(), begun + Durations.READ_AND_PROOF.toNanos());
      return seen.value();
    });
  }

  /**
   * Several reads of one moment, in a transaction of their own, and their proof. The row {@code
   * state} is what it reads first, and the first read makes the snapshot for all that follow. So
   * the snapshot holds every write that was acknowledged before this call.
   */
  <T extends @Nullable Object> T snapshot(Query<T> query) {
    Supplier<T> told =
        read(connection -> snapshot(connection, (inside, state) -> seen(query, inside, state)));
    return told.get();
  }

  /** Several reads of one moment that nobody is told. */
  <T extends @Nullable Object> T unprovedSnapshot(Query<T> query) {
    return unproved(connection -> snapshot(connection, query));
  }

  private <T extends @Nullable Object> T once(Read<T> read) throws SQLException {
    try (Connection connection = readers.getConnection()) {
      return read.from(connection);
    }
  }

  /** That a version cannot be read counts no sooner than what is read. */
  private static <T extends @Nullable Object> Seen<Supplier<T>> seen(
      Query<T> query, Connection connection, StateRow state) throws SQLException {
    try {
      T value = query.from(connection, state);
      return new Seen<>(() -> value, state.reign());
    } catch (UnreadableVersionException e) {
      return new Seen<>(
          () -> {
            throw e;
          },
          state.reign());
    }
  }

  private <T extends @Nullable Object> T snapshot(Connection connection, Query<T> query)
      throws SQLException {
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
  }

  private static void end(Statement transaction, Exception reason) {
    try {
      transaction.execute("COMMIT");
    } catch (SQLException e) {
      reason.addSuppressed(e); // the connection is broken, and its pool drops it
    }
  }
}
