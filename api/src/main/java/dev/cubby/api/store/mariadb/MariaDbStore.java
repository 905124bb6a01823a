package dev.cubby.api.store.mariadb;

import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.store.AnswerRound;
import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.ChangesWalk;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Hold;
import dev.cubby.api.store.Judgement;
import dev.cubby.api.store.KeptAnswer;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Page;
import dev.cubby.api.store.PageWalk;
import dev.cubby.api.store.PurgeRound;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.Revision;
import dev.cubby.api.store.Sha256;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.Stats;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.Stored;
import dev.cubby.api.store.WriteGuard;
import dev.cubby.api.store.WriteUnit;
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
  public Hold hold(@Nullable Long at) {
    return HistoryHold.take(transactions, at);
  }

  @Override
  public List<Entry> entries(long at, List<Metadata> listed) {
    return read(connection ->
        Snapshot.read(
            connection,
            state -> {
              state.history().check(at);
              return Entry.of(listed, Revisions.values(connection, Metadata.versions(listed)));
            }));
  }

  @Override
  public History history() {
    return read(connection -> StateRow.read(connection).history());
  }

  @Override
  public Map<Long, byte[]> values(Collection<Long> versions) {
    return read(connection -> Revisions.values(connection, versions));
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
  public List<Step.Outcome> read(WriteUnit unit) {
    return read(connection ->
        Snapshot.read(
            connection,
            state -> {
              List<WriteUnit> alone = List.of(unit);
              Found found = Heads.find(connection, Judgement.keys(alone));
              var stored = new Stored(found.entries(), Map.of(), state.history(), state.now());
              var judgement = Judgement.of(alone, stored);
              return judgement
                  .outcomes(Revisions.values(connection, judgement.wanted()))
                  .getFirst();
            }));
  }

  @Override
  public List<List<Step.Outcome>> commit(List<WriteUnit> units) {
    return commitIf(units, _ -> true).orElseThrow();
  }

  @Override
  public Optional<List<List<Step.Outcome>>> commit(List<WriteUnit> units, WriteGuard guard) {
    return commitIf(units, guard::holds);
  }

  private Optional<List<List<Step.Outcome>>> commitIf(
      List<WriteUnit> units, Predicate<CacheUse> guard) {
    if (units.isEmpty()) {
      return Optional.of(List.of());
    }
    return transactions.run((connection, transaction) -> {
      // A write of a key that has expired gives it a version for that, too.
      int reserved = 2 * WriteUnit.steps(units);
      StateRow.reserve(connection, reserved);
      transaction.hurry();
      Found found = Heads.find(connection, Judgement.keys(units));
      StateRow state = found.state();
      if (!guard.test(state.use())) {
        return Optional.empty();
      }
      transaction.hurry();
      Map<Sha256, KeptAnswer> answers = KeptAnswers.find(connection, KeptAnswer.ids(units));
      if (state.diskFull() && WriteUnit.storeValues(units, answers.keySet())) {
        throw MariaDbFailures.full(address);
      }
      History history = before(state, reserved);
      transaction.hurry();
      Map<AsOf, Revision> sources = Revisions.find(connection, Judgement.sources(units, history));
      var stored = new Stored(found.entries(), sources, history, state.now(), answers);
      var judgement = Judgement.of(units, stored);
      transaction.hurry();
      Map<Long, byte[]> values = Revisions.values(connection, judgement.wanted());
      List<List<Step.Outcome>> outcomes = judgement.outcomes(values);
      var saving = new Saving(judgement, KeptAnswer.given(units, outcomes), state.now());
      saving.commit(connection, transaction);
      return Optional.of(outcomes);
    });
  }

  /** The row says which versions are reserved; so many of them have not been given yet. */
  private static History before(StateRow state, int reserved) {
    return new History(state.history().horizon(), state.history().lastVersion() - reserved);
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
      new Saving(Judgement.expiring(stored), List.of(), state.now())
          .commit(connection, transaction);
      return expired.size();
    });
  }

  /**
   * The round is walked before the row is locked, since a revision does not change. Only a process
   * that finds the horizon where the walk began then removes anything. While the disk is short of
   * room, the history makes room for what is written now.
   */
  @Override
  public boolean purgeHistory(Retention retention) {
    PurgeRound round =
        read(connection ->
            Snapshot.read(
                connection,
                state -> {
                  Retention kept = state.kept(retention);
                  long horizon = state.history().horizon();
                  long held = HistoryHold.oldest(connection);
                  var begun =
                      new PurgeRound(kept, state.now(), horizon, state.historyBytes(), held);
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
      if (HistoryHold.oldest(connection) < round.horizon()) {
        return false; // it was taken since the walk
      }
      transaction.hurry();
      Revisions.delete(connection, round.dropped());
      transaction.commit();
      return round.isFull();
    });
  }

  /** Which answers are the oldest is looked up without a lock, and again once the row is locked. */
  @Override
  public boolean purgeAnswers(Retention retention) {
    if (read(connection -> oldest(connection, StateRow.read(connection), retention, 1)).isEmpty()) {
      return false;
    }
    return transactions.run((connection, transaction) -> {
      StateRow.reserve(connection, 0);
      StateRow state = StateRow.lock(connection);
      transaction.hurry();
      AnswerRound round = oldest(connection, state, retention, AnswerRound.MOST_ANSWERS);
      transaction.hurry();
      KeptAnswers.delete(connection, round.dropped());
      transaction.hurry();
      StateRow.freeAnswers(connection, round.freedBytes());
      transaction.commit();
      return round.isFull();
    });
  }

  private static AnswerRound oldest(
      Connection connection, StateRow state, Retention retention, int most) throws SQLException {
    var round = new AnswerRound(retention, state.now(), state.answerBytes());
    KeptAnswers.walk(connection, round, most);
    return round;
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
