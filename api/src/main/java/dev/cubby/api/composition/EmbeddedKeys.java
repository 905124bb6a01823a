package dev.cubby.api.composition;

import dev.cubby.api.ApiSettings;
import dev.cubby.api.cache.MemoryCache;
import dev.cubby.api.commit.CommitLimits;
import dev.cubby.api.commit.Committer;
import dev.cubby.api.commit.GroupCommit;
import dev.cubby.api.feed.ChangeFeed;
import dev.cubby.api.keys.Keys;
import dev.cubby.api.keys.Reading;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Purge;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.api.store.sqlite.SqliteStore;
import dev.cubby.common.settings.Settings;
import dev.cubby.flights.DaemonTimer;
import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.Flights;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Opens keys over SQLite and a cache in the process. */
public final class EmbeddedKeys {
  private static final int READER_THREADS = 2;
  private static final int WAITING_READS = 10_000;

  /** Opens the database under the data directory and all that stands before it. */
  public static OpenKeys open(Settings settings, PrometheusRegistry metrics) {
    return OpenKeys.open(parts -> open(settings, metrics, parts));
  }

  private static Keys open(Settings settings, PrometheusRegistry metrics, Resources parts) {
    Store store =
        parts.add(
            SqliteStore.open(
                settings.get(ApiSettings.DATA),
                READER_THREADS + ChangeFeed.MOST_READS,
                InstantSource.system()));
    var readers =
        new ThreadPoolExecutor(
            READER_THREADS,
            READER_THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_READS),
            Thread.ofPlatform().name("store-reader-", 0).daemon().factory());
    parts.add(readers::shutdown);
    var cache = new MemoryCache(settings.get(ApiSettings.CACHE_BYTES));
    var feed = parts.add(new ChangeFeed(store, settings.get(ApiSettings.READ_TIMEOUT)));
    Committer committer = units -> commit(store, cache, units);
    var commits =
        parts.add(
            new GroupCommit(
                committer.telling(feed::changed),
                CommitLimits.DEFAULT,
                Thread.ofPlatform().name("committer").factory()));
    parts.add(
        new Purge(store, ApiSettings.retention(settings), ApiSettings.answerRetention(settings)));
    var flights =
        new Flights<Key, Reading>(FlightLimits.DEFAULT, parts.add(new DaemonTimer("flights")));
    EmbeddedMetrics.register(metrics, cache, flights);
    return new Keys(
        store, cache, flights, commits, readers, settings.get(ApiSettings.READ_TIMEOUT), feed);
  }

  private static List<List<Step.Outcome>> commit(
      Store store, MemoryCache cache, List<WriteUnit> units) {
    try (var _ = cache.fence(WriteUnit.writtenKeys(units))) {
      return store.commit(units);
    }
  }

  private EmbeddedKeys() {}
}
