package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Hold;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Page;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.Stats;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.WriteUnit;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store in one SQLite file, {@code cubby.db}, in a directory that no other process may use. One
 * connection writes, a few read; readers and the writer do not wait for each other (WAL).
 */
public final class SqliteStore implements Store {
  private final DirectoryLock lock;
  private final ReadPool readers;
  private final Writer writer;
  private final InstantSource clock;

  private SqliteStore(DirectoryLock lock, ReadPool readers, Writer writer, InstantSource clock) {
    this.lock = lock;
    this.readers = readers;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * Opens the store in {@code directory}, which is created if need be.
   *
   * @param readers connections for reads, at least 1: more reads at a time wait for each other
   * @param clock gives the times of writes and judges expiry
   * @throws dev.cubby.api.store.StoreException with a sentence for the operator when the directory
   *     cannot be written or is in use, or the file is damaged, foreign or of a newer version
   */
  public static SqliteStore open(Path directory, int readers, InstantSource clock) {
    DirectoryLock lock = DirectoryLock.take(directory);
    SqliteFailures failures = new SqliteFailures(lock.directory().resolve("cubby.db"));
    try {
      return open(lock, failures, readers, clock);
    } catch (SQLException e) {
      lock.close();
      throw failures.of(e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static SqliteStore open(
      DirectoryLock lock, SqliteFailures failures, int readers, InstantSource clock)
      throws SQLException {
    Database database = new Database(failures);
    Writer writer = new Writer(database.openWriter(), failures, clock);
    try {
      return new SqliteStore(lock, ReadPool.open(database, failures, readers), writer, clock);
    } catch (SQLException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  @Override
  public Optional<Entry> get(Key key) {
    return readers.read(reader -> reader.get(key, clock.millis()));
  }

  @Override
  public Optional<Entry> get(AsOf asOf) {
    return readers.read(reader -> reader.get(asOf));
  }

  @Override
  public Page list(Listing listing) {
    return readers.read(reader -> reader.list(listing, clock.millis()));
  }

  @Override
  public Changes changes(ChangesQuery query) {
    return readers.read(reader -> reader.changes(query));
  }

  @Override
  public Hold hold(@Nullable Long at) {
    return writer.hold(at);
  }

  @Override
  public List<Entry> entries(long at, List<Metadata> listed) {
    return readers.read(reader -> reader.entries(at, listed));
  }

  @Override
  public History history() {
    return readers.read(Reader::history);
  }

  @Override
  public Map<Long, byte[]> values(Collection<Long> versions) {
    return readers.read(reader -> reader.values(versions));
  }

  @Override
  public Stats stats(String prefix, @Nullable Long at) {
    return readers.read(reader -> reader.stats(prefix, at, clock.millis()));
  }

  @Override
  public List<List<Step.Outcome>> commit(List<WriteUnit> units) {
    return writer.commit(units);
  }

  @Override
  public List<Step.Outcome> read(WriteUnit unit) {
    return readers.read(reader -> reader.read(unit, clock.millis()));
  }

  @Override
  public int expire(int limit) {
    return writer.expire(limit);
  }

  @Override
  public boolean purgeHistory(Retention retention) {
    return writer.purge(retention);
  }

  @Override
  public boolean purgeAnswers(Retention retention) {
    return writer.purgeAnswers(retention);
  }

  @Override
  public long now() {
    return clock.millis();
  }

  /**
   * Waits for calls under way, moves the write-ahead log into the file, and gives the lock back.
   */
  @Override
  public void close() {
    try (lock;
        writer) {
      readers.close(); // then the writer and at last the lock, whatever fails on the way
    }
  }
}
