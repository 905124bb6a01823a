package dev.cubby.api.store.sql;

import dev.cubby.api.bounds.Durations;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that end in time. A fence in the cache stands for 30 s, and callers are told of an
 * outage: so each statement has only the time that is left until the latest commit, and no commit
 * is asked for after that.
 */
final class Transactions {
  private final DataSource writers;
  private final Database database;
  private final Failures failures;
  private final Proofs proofs;
  private final Anew anew;

  Transactions(DataSource writers, Database database, Proofs proofs) {
    this.writers = writers;
    this.database = database;
    this.failures = database.failures();
    this.proofs = proofs;
    this.anew = new Anew(failures, proofs, Durations.REIGN_AWAITED);
  }

  /**
   * What is done in a transaction, and may be done again from its beginning. What it has not
   * committed when it returns is rolled back.
   */
  interface Change<T> {
    T make(Connection connection, Transaction transaction) throws SQLException;
  }

  <T> T run(Change<T> change) {
    return anew.run(begun -> {
      T made;
      Transaction transaction;
      try (Connection connection = writers.getConnection()) {
        transaction = new Transaction(connection, begun);
        made = once(change, connection, transaction);
      }
      transaction.prove();
      return made;
    });
  }

  private static <T> T once(Change<T> change, Connection connection, Transaction transaction)
      throws SQLException {
    transaction.hurry();
    connection.setAutoCommit(false);
    try {
      transaction.hurry();
      return change.make(connection, transaction);
    } finally {
      rollBack(connection); // after a commit there is nothing to roll back
    }
  }

  /** A connection that is broken has been rolled back by the database. */
  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // The pool finds it broken, and drops it.
    }
  }

  /** One of them, under way. */
  final class Transaction {
    private final Connection connection;
    private final long begunNanos;
    private @Nullable Reign told;
    private boolean committed;

    private Transaction(Connection connection, long begunNanos) {
      this.connection = connection;
      this.begunNanos = begunNanos;
    }

    /** To be called before each statement: limits how long its answer is waited for. */
    void hurry() throws SQLException {
      long left = Durations.LATEST_COMMIT.toMillis() - (System.nanoTime() - begunNanos) / 1_000_000;
      if (left <= 0) {
        throw new SQLException("the transaction took too long to be committed");
      }
      connection.setNetworkTimeout(
          Runnable::run, (int) Math.min(left, Durations.DATABASE_ANSWER.toMillis()));
    }

    /**
     * What the transaction returns tells of a row that it has locked. So a commit proves it, and
     * also what others read of this reign; without a commit it is a read, and waits for its proof.
     */
    void tells(StateRow state) {
      told = state.reign();
    }

    private void prove() throws SQLException {
      if (told != null && !committed) {
        proofs.await(told, begunNanos + Durations.READ_AND_PROOF.toNanos());
      }
    }

    void commit() throws SQLException {
      hurry();
      connection.setNetworkTimeout(Runnable::run, (int) Durations.COMMIT_ANSWER.toMillis());
      long sent = System.nanoTime();
      try {
        database.commit(connection);
      } catch (SQLException e) {
        if (failures.mayBeDoneAgain(e)) {
          throw e;
        }
        throw failures.ofCommit(e);
      }
      connection.setNetworkTimeout(Runnable::run, (int) Durations.DATABASE_ANSWER.toMillis());
      committed = true;
      if (told != null) {
        proofs.proved(told, sent);
      }
    }
  }
}
