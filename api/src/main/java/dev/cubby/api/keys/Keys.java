package dev.cubby.api.keys;

import dev.cubby.api.cache.Lease;
import dev.cubby.api.cache.Lookup;
import dev.cubby.api.cache.ReadCache;
import dev.cubby.api.commit.GroupCommit;
import dev.cubby.api.feed.ChangeFeed;
import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Hold;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Page;
import dev.cubby.api.store.Stats;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.flights.Flights;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The key–value store as the API's endpoints see it: the database, the cache before it, and flights
 * that turn many readers of a key into one. No call blocks.
 */
public final class Keys {
  private final Store store;
  private final ReadCache cache;
  private final Flights<Key, Reading> flights;
  private final GroupCommit commits;
  private final Executor readers;
  private final Duration readDeadline;
  private final ChangeFeed feed;

  /**
   * Wires the parts.
   *
   * @param readers runs the store's blocking reads
   * @param readDeadline how long a reader waits before it is told to come again
   * @param feed tells watchers of changes
   */
  public Keys(
      Store store,
      ReadCache cache,
      Flights<Key, Reading> flights,
      GroupCommit commits,
      Executor readers,
      Duration readDeadline,
      ChangeFeed feed) {
    this.store = store;
    this.cache = cache;
    this.flights = flights;
    this.commits = commits;
    this.readers = readers;
    this.readDeadline = readDeadline;
    this.feed = feed;
  }

  /** Reads a key: never older than any write acknowledged before this call. */
  public CompletionStage<Reading> read(Key key) {
    Lookup.Hit hit = cache.peek(key);
    if (hit != null) {
      return CompletableFuture.completedFuture(reading(hit.entry(), Reading.Source.HIT));
    }
    return flights
        .join(key, () -> cache.lookup(key).thenCompose(lookup -> answer(key, lookup)), readDeadline)
        .thenApply(landing ->
            landing.collapsed()
                ? new Reading(landing.value().entry(), landing.value().source(), true)
                : landing.value());
  }

  /**
   * Reads a key; where the database is away, what the cache held before will do.
   *
   * @param maxAge how old the entry may be at most: for how long the database may have held another
   */
  public CompletionStage<Reading> read(Key key, Duration maxAge) {
    return read(key)
        .exceptionallyCompose(failure ->
            cache
                .stale(key, maxAge)
                .thenCompose(hit ->
                    hit == null
                        ? CompletableFuture.failedStage(failure)
                        : CompletableFuture.completedStage(
                            reading(hit.entry(), Reading.Source.STALE))));
  }

  /**
   * Reads a key as it was at a version of the store. The cache does not hold that.
   *
   * <p>Fails with {@link dev.cubby.api.store.UnreadableVersionException} where the history does not
   * reach the version.
   */
  public CompletionStage<Reading> read(AsOf asOf) {
    return fromStore(() -> new Reading(store.get(asOf).orElse(null), Reading.Source.BYPASS, false));
  }

  /**
   * Does the steps of a unit, with nothing else between them. One that only reads is answered from
   * a snapshot; the others are committed.
   */
  public CompletionStage<List<Step.Outcome>> run(WriteUnit unit) {
    return unit.readsOnly() ? fromStore(() -> store.read(unit)) : commits.submit(unit);
  }

  /** Lists keys. A walk over many ranges asks the database often; the deadline is for all of it. */
  public CompletionStage<Page> list(Listing listing) {
    return fromStore(() -> store.list(listing));
  }

  /** Reads revisions in the order of their versions. */
  public CompletionStage<Changes> changes(ChangesQuery query) {
    return fromStore(() -> store.changes(query));
  }

  /** Keeps a version of the store readable; to be let go by the caller. */
  public CompletionStage<Hold> hold(@Nullable Long at) {
    return fromStore(() -> store.hold(at));
  }

  /** Reads the values of keys that were listed as of a version. */
  public CompletionStage<List<Entry>> entries(long at, List<Metadata> listed) {
    return fromStore(() -> store.entries(at, listed));
  }

  /** Now, by the clock that judges expiry: milliseconds since 1970 (UTC). */
  public long now() {
    return store.now();
  }

  /** Tells watchers of changes as they are committed. */
  public ChangeFeed feed() {
    return feed;
  }

  /** Counts keys, now or as of a version of the store. */
  public CompletionStage<Stats> stats(String prefix, @Nullable Long at) {
    return fromStore(() -> store.stats(prefix, at));
  }

  private <T> CompletionStage<T> fromStore(Supplier<T> query) {
    return CompletableFuture.supplyAsync(query, readers)
        .orTimeout(readDeadline.toNanos(), TimeUnit.NANOSECONDS);
  }

  private CompletionStage<Reading> answer(Key key, Lookup lookup) {
    return switch (lookup) {
      case Lookup.Hit(var entry) ->
          CompletableFuture.completedFuture(reading(entry, Reading.Source.HIT));
      case Lookup.Miss(var lease) -> CompletableFuture.supplyAsync(() -> load(lease), readers);
      case Lookup.Bypass() ->
          CompletableFuture.supplyAsync(
              () -> new Reading(store.get(key).orElse(null), Reading.Source.BYPASS, false),
              readers);
    };
  }

  private Reading load(Lease lease) {
    Entry entry;
    try {
      entry = store.get(lease.key()).orElse(null);
    } catch (RuntimeException e) {
      cache.abandon(lease);
      throw e;
    }
    cache.fill(lease, entry);
    return new Reading(entry, Reading.Source.MISS, false);
  }

  /** The cache keeps entries past their time; expiry is judged here, by the store's clock. */
  private Reading reading(@Nullable Entry entry, Reading.Source source) {
    boolean gone = entry == null || entry.metadata().expiredAt(store.now());
    return new Reading(gone ? null : entry, source, false);
  }
}
