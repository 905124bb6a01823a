package dev.cubby.api.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/** The connections that read. Callers past their number wait; a read takes microseconds. */
final class ReadPool {
  /** Something to read. */
  interface Query<T> {
    T run(Reader reader) throws SQLException;
  }

  /** Last in, first out: the cache of the connection used last is the warmest. */
  private final BlockingDeque<Reader> idle;

  private final int size;
  private final SqliteFailures failures;
  private volatile boolean closed;

  private ReadPool(List<Reader> readers, SqliteFailures failures) {
    this.idle = new LinkedBlockingDeque<>(readers);
    this.size = readers.size();
    this.failures = failures;
  }

  static ReadPool open(Database database, SqliteFailures failures, int size) throws SQLException {
    if (size < 1) {
      throw new IllegalArgumentException("readers must be at least 1, not " + size);
    }
    List<Reader> readers = new ArrayList<>();
    try {
      while (readers.size() < size) {
        readers.add(new Reader(database.openReader()));
      }
    } catch (SQLException e) {
      for (Reader reader : readers) {
        reader.close();
      }
      throw e;
    }
    return new ReadPool(readers, failures);
  }

  <T> T read(Query<T> query) {
    Reader reader = take();
    try {
      if (closed) {
        throw failures.closed();
      }
      return query.run(reader);
    } catch (SQLException e) {
      throw failures.of(e);
    } finally {
      idle.addFirst(reader);
    }
  }

  /** Waits for reads under way; later ones are refused. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    List<Reader> all = new ArrayList<>();
    try {
      while (all.size() < size) {
        all.add(take());
      }
      for (Reader reader : all) {
        reader.close();
      }
    } catch (SQLException e) {
      throw failures.of(e);
    } finally {
      idle.addAll(all); // callers that wait for one wake up and see that the pool is closed
    }
  }

  private Reader take() {
    try {
      return idle.takeFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.interrupted(e);
    }
  }
}
