package dev.cubby.api.composition;

import dev.cubby.api.ApiSettings;
import dev.cubby.api.cache.CurrentTrust;
import dev.cubby.api.cache.NoCache;
import dev.cubby.api.cache.ReadCache;
import dev.cubby.api.cache.SharedCache;
import dev.cubby.api.cache.valkey.CacheSettings;
import dev.cubby.api.cache.valkey.ValkeyCache;
import dev.cubby.api.cache.valkey.ValkeyClient;
import dev.cubby.api.cache.valkey.ValkeyMetrics;
import dev.cubby.api.coherence.CoherentCommitter;
import dev.cubby.api.coherence.Keeper;
import dev.cubby.api.commit.CommitLimits;
import dev.cubby.api.commit.GroupCommit;
import dev.cubby.api.feed.ChangeFeed;
import dev.cubby.api.keys.Keys;
import dev.cubby.api.keys.Reading;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Purge;
import dev.cubby.api.store.SharedStore;
import dev.cubby.common.settings.Settings;
import dev.cubby.flights.DaemonTimer;
import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.FlightMetrics;
import dev.cubby.flights.Flights;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Vertx;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens keys over a store that many processes share and, where one is set, a cache in Valkey. */
public final class SharedKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SharedKeys.class);

  /**
   * Waits for the database; the cache may be away.
   *
   * @param opener opens the store
   */
  public static OpenKeys open(
      Settings settings,
      PrometheusRegistry metrics,
      Vertx vertx,
      Supplier<? extends SharedStore> opener) {
    return OpenKeys.open(parts -> {
      SharedStore store = parts.add(opener.get());
      parts.add(
          new Purge(store, ApiSettings.retention(settings), ApiSettings.answerRetention(settings)));
      var shared = new SharedKeys(settings, metrics, store, parts);
      return settings.get(CacheSettings.HOST).isEmpty()
          ? shared.withoutCache()
          : shared.withCache(vertx);
    });
  }

  private final Settings settings;
  private final PrometheusRegistry metrics;
  private final SharedStore store;
  private final Resources parts;
  private final CurrentTrust trust = new CurrentTrust();

  private SharedKeys(
      Settings settings, PrometheusRegistry metrics, SharedStore store, Resources parts) {
    this.settings = settings;
    this.metrics = metrics;
    this.store = store;
    this.parts = parts;
  }

  private Keys withoutCache() {
    LOG.warn("{} is not set: every read asks the database", CacheSettings.HOST.name());
    var none = new NoCache();
    return keys(none, none);
  }

  private Keys withCache(Vertx vertx) {
    var address =
        new ValkeyClient.Address(
            settings.get(CacheSettings.HOST),
            settings.get(CacheSettings.PORT),
            settings.get(CacheSettings.PASSWORD).orElse(null));
    int maxValueBytes = (int) (long) settings.get(ApiSettings.MAX_VALUE_BYTES);
    ValkeyClient client = parts.add(new ValkeyClient(vertx, address, maxValueBytes));
    var cache = new ValkeyCache(client, trust);
    ValkeyMetrics.register(metrics, client, cache, trust);
    return keys(cache, cache);
  }

  private Keys keys(ReadCache reads, SharedCache cache) {
    Keeper keeper = parts.add(new Keeper(store, cache, trust));
    var feed = parts.add(new ChangeFeed(store, settings.get(ApiSettings.READ_TIMEOUT)));
    var commits =
        parts.add(
            new GroupCommit(
                new CoherentCommitter(store, cache, keeper).telling(feed::changed),
                CommitLimits.DEFAULT,
                Thread.ofPlatform().name("committer").factory()));
    var flights =
        new Flights<Key, Reading>(FlightLimits.DEFAULT, parts.add(new DaemonTimer("flights")));
    FlightMetrics.register(metrics, flights);
    var readers = Executors.newVirtualThreadPerTaskExecutor();
    parts.add(readers::shutdown);
    return new Keys(
        store, reads, flights, commits, readers, settings.get(ApiSettings.READ_TIMEOUT), feed);
  }
}
