package dev.cubby.api.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.ChangesWalk;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Hold;
import dev.cubby.api.store.Judgement;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Page;
import dev.cubby.api.store.PageWalk;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.Stats;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.Stored;
import dev.cubby.api.store.UnreadableVersionException;
import dev.cubby.api.store.WriteGuard;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.api.store.sql.Heads.Found;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store in a database that any number of processes may use. A call fails within 2 s where the
 * database is away, silent or slow. Only a commit is waited for longer, 4 s, since its outcome is
 * unknown if no answer comes.
 */
public final class SqlStore implements SharedStore {
  private final Tables tables;
  private final Reads reads;
  private final Transactions transactions;
  private final Writing writing;
  private final Purging purging;
  private final CacheRow cacheRow;
  private final AutoCloseable pools;
  private final DatabaseClock clock;

  SqlStore(
      Database database,
      DataSource readers,
      DataSource writers,
      Proofs proofs,
      AutoCloseable pools,
      DatabaseClock clock) {
    this.tables = Tables.of(database.dialect());
    this.reads = new Reads(readers, database, tables.state(), proofs);
    this.transactions = new Transactions(writers, database, proofs);
    this.writing = new Writing(tables, transactions, database.failures());
    this.purging = new Purging(tables, reads, transactions);
    this.cacheRow = new CacheRow(transactions, tables.state());
    this.pools = pools;
    this.clock = clock;
  }

  /**
   * Opens the store: waits for the database, logging why, and migrates its tables.
   *
   * @throws RuntimeException when the tables cannot be migrated
   */
  public static SqlStore open(Database database) {
    Migration.run(database);
    HikariDataSource readers = database.readers();
    HikariDataSource writers = database.writers();
    Proofs proofs = database.proofs(() -> Pool.dropConnections(readers, writers));
    var store =
        new SqlStore(
            database,
            readers,
            writers,
            proofs,
            () -> {
              proofs.close();
              writers.close();
              readers.close();
            },
            new DatabaseClock(System::nanoTime));
    Migration.await(store::cacheUse);
    return store;
  }

  @Override
  public Optional<Entry> get(Key key) {
    return Optional.ofNullable(reads.read(connection -> tables.heads().get(connection, key)));
  }

  @Override
  public Optional<Entry> get(AsOf asOf) {
    return reads.snapshot((connection, state) -> {
      state.history().check(asOf.version());
      return Optional.ofNullable(Revisions.get(connection, asOf));
    });
  }

  @Override
  public Page list(Listing listing) {
    Long at = listing.at();
    return reads.snapshot((connection, state) -> {
      var walk = new PageWalk(listing);
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
    });
  }

  @Override
  public Changes changes(ChangesQuery query) {
    return reads.snapshot((connection, state) -> {
      var walk = new ChangesWalk(query, state.history());
      tables.changes().fill(connection, walk);
      return walk.changes();
    });
  }

  @Override
  public Hold hold(@Nullable Long at) {
    try {
      return tables.holds().take(transactions, at);
    } catch (UnreadableVersionException e) {
      history().check(e.version()); // what was read is proved by that
      return tables.holds().take(transactions, at);
    }
  }

  @Override
  public List<Entry> entries(long at, List<Metadata> listed) {
    return reads.snapshot((connection, state) -> {
      state.history().check(at);
      return Entry.of(listed, Revisions.values(connection, Metadata.versions(listed)));
    });
  }

  @Override
  public History history() {
    return reads.read(connection -> {
      StateRow state = tables.state().read(connection);
      return new Seen<>(state.history(), state.reign());
    });
  }

  @Override
  public Map<Long, byte[]> values(Collection<Long> versions) {
    return reads.read(connection -> {
      Map<Long, byte[]> values = Revisions.values(connection, versions);
      return new Seen<>(values, tables.state().read(connection).reign());
    });
  }

  @Override
  public Stats stats(String prefix, @Nullable Long at) {
    return reads.snapshot((connection, state) -> {
      if (at == null) {
        return Heads.count(connection, prefix, state);
      }
      state.history().check(at);
      return Heads.countAsOf(connection, prefix, at);
    });
  }

  @Override
  public List<Step.Outcome> read(WriteUnit unit) {
    return reads.snapshot((connection, state) -> {
      List<WriteUnit> alone = List.of(unit);
      Found found = tables.heads().find(connection, Judgement.keys(alone));
      var stored = new Stored(found.entries(), Map.of(), state.history(), state.now());
      var judgement = Judgement.of(alone, stored);
      return judgement.outcomes(Revisions.values(connection, judgement.wanted())).getFirst();
    });
  }

  @Override
  public List<List<Step.Outcome>> commit(List<WriteUnit> units) {
    return writing.commit(units, _ -> true).orElseThrow();
  }

  @Override
  public Optional<List<List<Step.Outcome>>> commit(List<WriteUnit> units, WriteGuard guard) {
    return writing.commit(units, guard::holds);
  }

  @Override
  public CacheUse cacheUse() {
    StateRow state =
        reads.unproved(connection -> {
          long asked = clock.nanos();
          StateRow read = tables.state().readBetweenWrites(connection);
          clock.set(read.now(), read.timeLimit(), asked);
          return read;
        });
    extendTime(state);
    return state.use();
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
    extendTime(reads.unproved(tables.state()::read));
    // Without a write of the row where there are none, which every process would do each second.
    return reads.unproved(tables.heads()::anyExpired) ? writing.expire(limit) : 0;
  }

  /** Done about each second, also where nothing is written. */
  private void extendTime(StateRow state) {
    if (state.timeLimit() - state.now() < Durations.TIME_LIMIT_EXTENDED.toMillis()) {
      writing.extendTime();
    }
  }

  @Override
  public boolean purgeHistory(Retention retention) {
    return purging.history(retention);
  }

  @Override
  public boolean purgeAnswers(Retention retention) {
    return purging.answers(retention);
  }

  @Override
  public long now() {
    return clock.millis();
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
