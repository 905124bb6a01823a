package dev.cubby.api.coherence;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.Content;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Hold;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Page;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.Stats;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteGuard;
import dev.cubby.api.store.WriteOutcome;
import dev.cubby.api.store.WriteUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A shared store in memory, for puts alone; one lock is its transactions. */
public final class MemorySharedStore implements SharedStore {
  private final Map<Key, Entry> entries = new HashMap<>();
  private final List<List<WriteUnit>> committed = new ArrayList<>();
  private volatile Runnable onRowAsked = () -> {};
  private Runnable onRowRead = () -> {};
  private Runnable onGet = () -> {};
  private Consumer<WriteGuard> onWrite = _ -> {};
  private long ahead;
  private long version;
  private CacheUse use = new CacheUse(0, false, 0);
  private long unusedSince;

  /** To be run each time the row is asked for, before any transaction begins. */
  void onRowAsked(Runnable happening) {
    onRowAsked = happening;
  }

  /** To be run each time the row is read, in the transaction. */
  synchronized void onRowRead(Runnable happening) {
    onRowRead = happening;
  }

  /** To be run each time a key was read, before its entry is returned. */
  public synchronized void onGet(Runnable happening) {
    onGet = happening;
  }

  /** To be run in each write's transaction, before its guard is asked. */
  synchronized void onWrite(Consumer<WriteGuard> happening) {
    onWrite = happening;
  }

  /** The groups that were committed, in order. */
  synchronized List<List<WriteUnit>> committed() {
    return List.copyOf(committed);
  }

  /** Moves its clock. */
  public synchronized void advance(Duration by) {
    ahead += by.toMillis();
  }

  @Override
  public synchronized Optional<Entry> get(Key key) {
    Optional<Entry> entry = Optional.ofNullable(entries.get(key));
    onGet.run();
    return entry;
  }

  @Override
  public Page list(Listing listing) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<List<Step.Outcome>> commit(List<WriteUnit> units) {
    return commit(units, _ -> true).orElseThrow();
  }

  @Override
  public List<Step.Outcome> read(WriteUnit unit) {
    return unit.steps().stream().map(this::find).toList();
  }

  private synchronized Step.Outcome find(Step step) {
    Entry entry = entries.get(step.key());
    return entry == null
        ? new WriteOutcome.NotFound()
        : new Step.Found(entry.metadata(), new Content.Given(entry.value()));
  }

  @Override
  public synchronized Optional<List<List<Step.Outcome>>> commit(
      List<WriteUnit> units, WriteGuard guard) {
    onWrite.accept(guard);
    return commit(units, guard::holds);
  }

  private synchronized Optional<List<List<Step.Outcome>>> commit(
      List<WriteUnit> units, Predicate<CacheUse> guard) {
    if (!guard.test(row())) {
      return Optional.empty();
    }
    committed.add(units);
    return Optional.of(
        units.stream().map(unit -> unit.steps().stream().map(this::apply).toList()).toList());
  }

  private synchronized Step.Outcome apply(Step step) {
    if (!(step instanceof Write.Put put)) {
      return find(step);
    }
    Long ttl = put.ttlMillis();
    Long end = ttl == null ? null : Long.valueOf(now() + ttl);
    var metadata = new Metadata(put.key(), ++version, put.value().length, "", 0, 0, end);
    boolean created = entries.put(put.key(), new Entry(metadata, put.value())) == null;
    return created ? new WriteOutcome.Created(metadata) : new WriteOutcome.Replaced(metadata);
  }

  @Override
  public CacheUse cacheUse() {
    onRowAsked.run();
    synchronized (this) {
      onRowRead.run();
      return row();
    }
  }

  private CacheUse row() {
    return use.used() ? use : new CacheUse(use.epoch(), false, now() - unusedSince);
  }

  @Override
  public synchronized CacheUse leaveCache() {
    if (use.used()) {
      use = new CacheUse(use.epoch(), false, 0);
      unusedSince = now();
    }
    return row();
  }

  @Override
  public synchronized CacheUse enterCache(long above, LongPredicate emptied) {
    if (!use.used()) {
      long epoch = Math.max(above, use.epoch()) + 1;
      use = new CacheUse(epoch, emptied.test(epoch), 0);
    }
    return row();
  }

  @Override
  public Optional<Entry> get(AsOf asOf) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Changes changes(ChangesQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Hold hold(@Nullable Long at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public History history() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Entry> entries(long at, List<Metadata> listed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<Long, byte[]> values(Collection<Long> versions) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Stats stats(String prefix, @Nullable Long at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int expire(int limit) {
    return 0;
  }

  @Override
  public boolean purgeHistory(Retention retention) {
    return false;
  }

  @Override
  public boolean purgeAnswers(Retention retention) {
    return false;
  }

  @Override
  public synchronized long now() {
    return ahead + System.nanoTime() / 1_000_000;
  }

  @Override
  public void close() {}
}
