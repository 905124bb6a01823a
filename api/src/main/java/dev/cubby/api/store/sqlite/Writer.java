package dev.cubby.api.store.sqlite;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Hold;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.WriteUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The one connection that writes; one transaction at a time. */
final class Writer implements AutoCloseable {
  private final ReentrantLock turn = new ReentrantLock();
  private final Connection connection;
  private final SqliteFailures failures;
  private final InstantSource clock;
  private final Statement transaction;
  private final Tables tables;
  private final Holds holds;

  @GuardedBy("turn")
  private boolean syncLost;

  @GuardedBy("turn")
  private boolean closed;

  Writer(Connection connection, SqliteFailures failures, InstantSource clock) throws SQLException {
    this.connection = connection;
    this.failures = failures;
    this.clock = clock;
    this.holds = new Holds(clock);
    try {
      this.transaction = connection.createStatement();
      this.tables = new Tables(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  List<List<Step.Outcome>> commit(List<WriteUnit> units) {
    return transact(() -> tables.apply(units, clock.millis()));
  }

  int expire(int limit) {
    return transact(() -> tables.expire(clock.millis(), limit));
  }

  boolean purge(Retention retention) {
    return transact(() -> tables.purge(retention, clock.millis(), holds.oldest()));
  }

  /** Takes a hold between two transactions, since one of them may be a purge. */
  Hold hold(@Nullable Long at) {
    turn.lock();
    try {
      if (closed) {
        throw failures.closed();
      }
      History history = tables.committed();
      long version = at == null ? history.lastVersion() : at;
      history.check(version);
      return holds.take(version);
    } catch (SQLException e) {
      throw failures.of(e);
    } finally {
      turn.unlock();
    }
  }

  boolean purgeAnswers(Retention retention) {
    return transact(() -> tables.purgeAnswers(retention, clock.millis()));
  }

  private interface Change<T> {
    T make() throws SQLException;
  }

  private <T> T transact(Change<T> change) {
    turn.lock();
    try {
      if (closed) {
        throw failures.closed();
      }
      if (syncLost) {
        throw failures.syncLost();
      }
      T result = make(change);
      commit();
      return result;
    } finally {
      turn.unlock();
    }
  }

  private <T> T make(Change<T> change) {
    try {
      transaction.execute("BEGIN IMMEDIATE");
      return change.make();
    } catch (SQLException e) {
      rollBack(e);
      throw failures.of(e);
    } catch (RuntimeException e) {
      rollBack(e);
      throw e;
    }
  }

  @GuardedBy("turn")
  private void commit() {
    try {
      transaction.execute("COMMIT");
    } catch (SQLException e) {
      syncLost = SqliteFailures.lostSync(e);
      rollBack(e);
      throw failures.ofCommit(e);
    }
  }

  /** SQLite has rolled back by itself after some errors, and then refuses: no more than a note. */
  private void rollBack(Exception reason) {
    try {
      transaction.execute("ROLLBACK");
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** Closes the last connection, at which SQLite moves the log into the file and removes it. */
  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      connection.close();
    } catch (SQLException e) {
      throw failures.of(e);
    } finally {
      turn.unlock();
    }
  }
}
