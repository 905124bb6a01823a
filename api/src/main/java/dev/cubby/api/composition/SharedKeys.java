package dev.cubby.api.shared;

import dev.cubby.api.ApiSettings;
import dev.cubby.api.cache.ReadCache;
import dev.cubby.api.cache.Trust;
import dev.cubby.api.cache.valkey.CacheSettings;
import dev.cubby.api.cache.valkey.ValkeyCache;
import dev.cubby.api.cache.valkey.ValkeyClient;
import dev.cubby.api.cache.valkey.ValkeyMetrics;
import dev.cubby.api.coherence.CoherentCommitter;
import dev.cubby.api.coherence.Keeper;
import dev.cubby.api.coherence.SharedCache;
import dev.cubby.api.commit.Bounds;
import dev.cubby.api.commit.GroupCommit;
import dev.cubby.api.embedded.ExpiryPurge;
import dev.cubby.api.keys.Keys;
import dev.cubby.api.keys.Reading;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.mariadb.DatabaseAddress;
import dev.cubby.api.store.mariadb.MariaDbStore;
import dev.cubby.common.server.Running;
import dev.cubby.common.settings.Settings;
import dev.cubby.flights.DaemonTimer;
import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.FlightMetrics;
import dev.cubby.flights.Flights;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires {@link Keys} over MariaDB and, where one is set, a cache in Valkey. */
public final class SharedKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SharedKeys.class);

  /** Waits for the database; a cache that is away is no reason to wait. */
  public static Keys open(Running running) {
    Settings settings = running.settings();
    SharedStore store = MariaDbStore.open(DatabaseAddress.of(settings));
    running.shutdown().add("store", store);
    running.shutdown().add("purge", new ExpiryPurge(store));
    String host = settings.get(CacheSettings.HOST);
    if (host.isEmpty()) {
      LOG.warn("CUBBY_CACHE_HOST is not set: every read asks the database");
      var none = new NoCache();
      return open(running, store, none, none, new Keeper(store, none));
    }
    var client =
        new ValkeyClient(
            running.vertx(),
            new ValkeyClient.Address(
                host,
                settings.get(CacheSettings.PORT),
                settings.get(CacheSettings.PASSWORD).orElse(null)),
            (int) (long) settings.get(ApiSettings.MAX_VALUE_BYTES));
    running.shutdown().add("cache", client);
    var keeper = new AtomicReference<Keeper>();
    var cache =
        new ValkeyCache(client, () -> keeper.get() == null ? Trust.none() : keeper.get().get());
    keeper.set(new Keeper(store, cache));
    ValkeyMetrics.register(running.metrics(), client, cache, keeper.get());
    return open(running, store, cache, cache, keeper.get());
  }

  private static Keys open(
      Running running, SharedStore store, ReadCache reads, SharedCache cache, Keeper keeper) {
    running.shutdown().add("keeper", keeper);
    var commits =
        new GroupCommit(
            new CoherentCommitter(store, cache, keeper),
            Bounds.DEFAULT,
            Thread.ofPlatform().name("committer").factory());
    running.shutdown().add("commits", commits);
    var timer = new DaemonTimer("flights");
    running.shutdown().add("flights", timer);
    var flights = new Flights<Key, Reading>(FlightLimits.DEFAULT, timer);
    FlightMetrics.register(running.metrics(), flights);
    return new Keys(
        store,
        reads,
        flights,
        commits,
        Executors.newVirtualThreadPerTaskExecutor(),
        running.settings().get(ApiSettings.READ_TIMEOUT));
  }

  private SharedKeys() {}
}
