package dev.cubby.api.store.mariadb;

import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Judgement;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Page;
import dev.cubby.api.store.PageWalk;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteGuard;
import dev.cubby.api.store.WriteOutcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store in MariaDB that any number of processes may use. A call fails within 2 s where the
 * database is away, silent or slow. Only a commit is waited for longer, 4 s, since its outcome is
 * unknown if no answer comes.
 */
public final class MariaDbStore implements SharedStore {
  private final DatabaseAddress address;
  private final DataSource readers;
  private final DataSource writers;
  private final AutoCloseable pools;
  private final DatabaseClock clock;

  MariaDbStore(
      DatabaseAddress address,
      DataSource readers,
      DataSource writers,
      AutoCloseable pools,
      DatabaseClock clock) {
    this.address = address;
    this.readers = readers;
    this.writers = writers;
    this.pools = pools;
    this.clock = clock;
  }

  /**
   * Opens the store: waits for the database, logging why, and migrates its tables.
   *
   * @throws RuntimeException when the tables cannot be migrated
   */
  public static MariaDbStore open(DatabaseAddress address) {
    Migration.run(address);
    HikariDataSource readers = address.readers();
    HikariDataSource writers = address.writers();
    var store =
        new MariaDbStore(
            address,
            readers,
            writers,
            () -> {
              writers.close();
              readers.close();
            },
            new DatabaseClock(System::nanoTime));
    store.cacheUse();
    return store;
  }

  @Override
  public Optional<Entry> get(Key key) {
    return Optional.ofNullable(read(connection -> Rows.get(connection, key)));
  }

  @Override
  public Page list(Listing listing) {
    return read(connection ->
        Snapshot.read(
            connection,
            state -> {
              var walk = new PageWalk(listing);
              while (walk.nextRange()) {
                Rows.list(connection, walk, state.now());
              }
              return walk.page(state.lastVersion());
            }));
  }

  @Override
  public List<WriteOutcome> write(List<? extends Write> writes) {
    return writeIf(writes, _ -> true).orElseThrow();
  }

  @Override
  public Optional<List<WriteOutcome>> write(List<? extends Write> writes, WriteGuard guard) {
    return writeIf(writes, guard::holds);
  }

  private Optional<List<WriteOutcome>> writeIf(
      List<? extends Write> writes, Predicate<CacheUse> guard) {
    if (writes.isEmpty()) {
      return Optional.of(List.of());
    }
    return transact((connection, transaction) -> {
      StateRow.reserve(connection, writes.size());
      transaction.hurry();
      StateRow state = StateRow.lock(connection);
      if (!guard.test(state.use())) {
        return Optional.empty();
      }
      if (state.diskFull() && writes.stream().anyMatch(Write.Put.class::isInstance)) {
        throw MariaDbFailures.full(address);
      }
      Set<Key> keys = Judgement.keys(writes);
      transaction.hurry();
      long versionBefore = state.lastVersion() - writes.size();
      var judgement = Judgement.of(writes, Rows.find(connection, keys), versionBefore, state.now());
      if (!judgement.changes().isEmpty()) {
        transaction.hurry();
        Saving.save(connection, judgement.changes());
        transaction.commit();
      }
      return Optional.of(judgement.outcomes());
    });
  }

  @Override
  public CacheUse cacheUse() {
    return read(connection -> {
      long asked = clock.nanos();
      StateRow state = StateRow.readBetweenWrites(connection);
      clock.set(state.now(), asked);
      return state.use();
    });
  }

  @Override
  public CacheUse leaveCache() {
    return transact((connection, transaction) -> {
      if (StateRow.lock(connection).use().used()) {
        StateRow.leaveCache(connection);
      }
      StateRow now = StateRow.lock(connection);
      transaction.commit();
      return now.use();
    });
  }

  @Override
  public CacheUse enterCache(long above, LongPredicate emptied) {
    CacheUse offered = offerEpoch(above);
    if (offered.used()) {
      return offered;
    }
    return transact((connection, transaction) -> {
      StateRow.reserve(connection, 0);
      CacheUse use = StateRow.lock(connection).use();
      if (use.used() || use.epoch() != offered.epoch() || !emptied.test(use.epoch())) {
        return use;
      }
      StateRow.enterCache(connection);
      transaction.commit();
      return new CacheUse(use.epoch(), true, 0);
    });
  }

  /** Committed before the cache hears of it, so that no other call offers it, too. */
  private CacheUse offerEpoch(long above) {
    return transact((connection, transaction) -> {
      StateRow.reserve(connection, 0);
      CacheUse use = StateRow.lock(connection).use();
      if (use.used()) {
        return use;
      }
      long epoch = Math.max(above, use.epoch()) + 1;
      StateRow.offerEpoch(connection, epoch);
      transaction.commit();
      return new CacheUse(epoch, false, use.unusedMillis());
    });
  }

  @Override
  public int purgeExpired(int limit) {
    return transact((connection, transaction) -> {
      String sql =
          "DELETE FROM entry WHERE expires_at <= " + Rows.NOW + " ORDER BY expires_at LIMIT ?";
      StateRow.reserve(connection, 0); // before any key, as every write
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setInt(1, limit);
        int purged = statement.executeUpdate();
        transaction.commit();
        return purged;
      }
    });
  }

  @Override
  public long now() {
    return clock.millis();
  }

  private interface Read<T extends @Nullable Object> {
    T from(Connection connection) throws SQLException;
  }

  private <T extends @Nullable Object> T read(Read<T> read) {
    try (Connection connection = readers.getConnection()) {
      return read.from(connection);
    } catch (SQLException e) {
      throw MariaDbFailures.of(e, address);
    }
  }

  private interface Change<T> {
    T make(Connection connection, Transaction transaction) throws SQLException;
  }

  /**
   * A transaction that ends in time. A fence in the cache stands for 30 s, and callers are told of
   * an outage: so each statement has only the time that is left until the latest commit, and no
   * commit is asked for after that.
   */
  private final class Transaction {
    private final Connection connection;
    private final long begunNanos;

    Transaction(Connection connection, long begunNanos) {
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

    void commit() throws SQLException {
      hurry();
      connection.setNetworkTimeout(Runnable::run, (int) Durations.COMMIT_ANSWER.toMillis());
      try {
        connection.commit();
      } catch (SQLException e) {
        throw MariaDbFailures.ofCommit(e, address);
      }
      connection.setNetworkTimeout(Runnable::run, (int) Durations.DATABASE_ANSWER.toMillis());
    }
  }

  private <T> T transact(Change<T> change) {
    long begun = System.nanoTime();
    try (Connection connection = writers.getConnection()) {
      var transaction = new Transaction(connection, begun);
      transaction.hurry();
      connection.setAutoCommit(false);
      try {
        transaction.hurry();
        return change.make(connection, transaction);
      } finally {
        rollBack(connection); // after a commit there is nothing to roll back
      }
    } catch (SQLException e) {
      throw MariaDbFailures.of(e, address);
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

  @Override
  public void close() {
    try {
      pools.close();
    } catch (Exception e) {
      throw new StoreException(Kind.UNAVAILABLE, "the connections could not be closed", e);
    }
  }
}
