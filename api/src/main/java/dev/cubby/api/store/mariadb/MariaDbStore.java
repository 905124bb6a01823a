package dev.cubby.api.store.mariadb;

import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.ChangesWalk;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Judgement;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Page;
import dev.cubby.api.store.PageWalk;
import dev.cubby.api.store.PurgeRound;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.Revision;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.Stats;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.Stored;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteGuard;
import dev.cubby.api.store.WriteOutcome;
import dev.cubby.api.store.mariadb.Heads.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Transactions transactions;
  private final CacheRow cacheRow;
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
    this.transactions = new Transactions(writers, address);
    this.cacheRow = new CacheRow(transactions);
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
    return Optional.ofNullable(read(connection -> Heads.get(connection, key)));
  }

  @Override
  public Optional<Entry> get(AsOf asOf) {
    return read(connection ->
        Snapshot.read(
            connection,
            state -> {
              state.history().check(asOf.version());
              return Optional.ofNullable(Revisions.get(connection, asOf));
            }));
  }

  @Override
  public Page list(Listing listing) {
    var walk = new PageWalk(listing);
    Long at = listing.at();
    return read(connection ->
        Snapshot.read(
            connection,
            state -> {
              if (at == null) {
                while (walk.nextRange()) {
                  Heads.list(connection, walk, state.now());
                }
                return walk.page(state.history().lastVersion());
              }
              state.history().check(at);
              while (walk.nextRange()) {
                Revisions.list(connection, walk, at);
              }
              return walk.page(at);
            }));
  }

  @Override
  public Changes changes(ChangesQuery query) {
    return read(connection ->
        Snapshot.read(
            connection,
            state -> {
              var walk = new ChangesWalk(query, state.history());
              ChangeRows.fill(connection, walk);
              return walk.changes();
            }));
  }

  @Override
  public History history() {
    return read(connection -> StateRow.read(connection).history());
  }

  @Override
  public Map<Long, byte[]> values(Collection<Long> versions) {
    return versions.isEmpty()
        ? Map.of()
        : read(connection -> Revisions.values(connection, versions));
  }

  @Override
  public Stats stats(String prefix, @Nullable Long at) {
    return read(connection ->
        Snapshot.read(
            connection,
            state -> {
              if (at == null) {
                return Heads.count(connection, prefix, state);
              }
              state.history().check(at);
              return Heads.countAsOf(connection, prefix, at);
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
    return transactions.run((connection, transaction) -> {
      // A write of a key that has expired gives it a version for that, too.
      int reserved = 2 * writes.size();
      StateRow.reserve(connection, reserved);
      transaction.hurry();
      Found found = Heads.find(connection, Judgement.keys(writes));
      StateRow state = found.state();
      if (!guard.test(state.use())) {
        return Optional.empty();
      }
      if (state.diskFull() && writes.stream().anyMatch(Write::storesValue)) {
        throw MariaDbFailures.full(address);
      }
      History history = before(state, reserved);
      transaction.hurry();
      Map<AsOf, Revision> sources = Revisions.find(connection, Judgement.sources(writes, history));
      var stored = new Stored(found.entries(), sources, history, state.now());
      var judgement = Judgement.of(writes, stored);
      save(judgement, connection, transaction);
      return Optional.of(judgement.outcomes());
    });
  }

  /** The row says which versions are reserved; so many of them have not been given yet. */
  private static History before(StateRow state, int reserved) {
    return new History(state.history().horizon(), state.history().lastVersion() - reserved);
  }

  /** Saves what was judged, and commits; what is not saved is rolled back. */
  private static void save(
      Judgement judgement, Connection connection, Transactions.Transaction transaction)
      throws SQLException {
    if (judgement.revisions().isEmpty()) {
      return;
    }
    transaction.hurry();
    Revisions.add(connection, judgement.revisions());
    transaction.hurry();
    Heads.save(connection, judgement.changes());
    transaction.hurry();
    StateRow.advance(connection, judgement.lastVersion(), judgement.historyBytes());
    transaction.commit();
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
    return cacheRow.leave();
  }

  @Override
  public CacheUse enterCache(long above, LongPredicate emptied) {
    return cacheRow.enter(above, emptied);
  }

  @Override
  public int expire(int limit) {
    if (!read(Heads::anyExpired)) {
      return 0; // without a write of the row, which every process would do each second
    }
    return transactions.run((connection, transaction) -> {
      StateRow.reserve(connection, limit);
      StateRow state = StateRow.lock(connection);
      transaction.hurry();
      Map<Key, Metadata> expired = Heads.expired(connection, state.now(), limit);
      var stored = new Stored(expired, Map.of(), before(state, limit), state.now());
      save(Judgement.expiring(stored), connection, transaction);
      return expired.size();
    });
  }

  /**
   * The round is walked before the row is locked, since a revision does not change. Only a process
   * that finds the horizon where the walk began then removes anything. While the disk is full, the
   * history makes room for what is written now.
   */
  @Override
  public boolean purgeHistory(Retention retention) {
    PurgeRound round =
        read(connection ->
            Snapshot.read(
                connection,
                state -> {
                  Retention kept = state.diskFull() ? Retention.NONE : retention;
                  long horizon = state.history().horizon();
                  var begun = new PurgeRound(kept, state.now(), horizon, state.historyBytes());
                  Revisions.walk(connection, begun);
                  return begun;
                }));
    if (round.isEmpty()) {
      return false;
    }
    return transactions.run((connection, transaction) -> {
      if (!StateRow.moveHorizon(connection, round)) {
        return false;
      }
      transaction.hurry();
      Revisions.delete(connection, round.dropped());
      transaction.commit();
      return round.isFull();
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

  @Override
  public void close() {
    try {
      pools.close();
    } catch (Exception e) {
      throw new StoreException(Kind.UNAVAILABLE, "the connections could not be closed", e);
    }
  }
}
