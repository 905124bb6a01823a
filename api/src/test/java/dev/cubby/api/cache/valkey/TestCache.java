package dev.cubby.api.cache.valkey;

import dev.cubby.api.TestContainer;
import dev.cubby.api.cache.CurrentTrust;
import dev.cubby.api.cache.Fence;
import dev.cubby.api.cache.Fencing;
import dev.cubby.api.cache.Trust;
import dev.cubby.api.store.Key;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;

/** A client of the Valkey that {@code e2e/run stores} started: {@code CUBBY_TEST_CACHE}. */
public final class TestCache implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final ValkeyClient client;
  private final CurrentTrust trust = new CurrentTrust();
  private final ValkeyCache cache;

  /** Connects. */
  public TestCache() {
    client = new ValkeyClient(vertx, address(), 1 << 20);
    cache = new ValkeyCache(client, trust);
    while (!client.connected()) {
      Thread.onSpinWait();
    }
  }

  public static ValkeyClient.Address address() {
    String[] place = environment("CUBBY_TEST_CACHE").split(":", 2);
    try {
      String password =
          Files.readString(Path.of(environment("CUBBY_TEST_DB_SECRETS"), "cache-password")).strip();
      return new ValkeyClient.Address(place[0], Integer.parseInt(place[1]), password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does something to the container that Valkey runs in: pause, unpause, restart, kill, start. */
  public static void container(String action) {
    TestContainer.run(action, "CUBBY_TEST_CACHE_CONTAINER");
  }

  private static String environment(String name) {
    return Objects.requireNonNull(
        System.getenv(name), name + " is not set: run these tests by e2e/run stores");
  }

  /** Empties the cache under a new epoch, and trusts that for an hour. */
  public TestCache entered() {
    long epoch = Objects.requireNonNull(cache.epoch()) + 1;
    if (!cache.enter(epoch)) {
      throw new IllegalStateException("could not enter epoch " + epoch);
    }
    trust(epoch, true);
    return this;
  }

  void trust(long epoch, boolean used) {
    trust.set(new Trust(epoch, used, System.nanoTime() + 3_600_000_000_000L));
  }

  /** Trusts the cache for so long from now. */
  void trustFor(Duration length) {
    trust.set(new Trust(epoch(), true, System.nanoTime() + length.toNanos()));
  }

  long epoch() {
    return trust.get().epoch();
  }

  ValkeyCache cache() {
    return cache;
  }

  /** The same cache, for a reader with this luck. */
  ValkeyCache cache(EarlyRefresh early) {
    return new ValkeyCache(client, trust, early);
  }

  /** Fences the keys under the epoch known now. */
  Fence fence(Collection<Key> keys) {
    return ((Fencing.Up) cache.fence(keys, epoch())).fence();
  }

  ValkeyClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    vertx.close().await();
  }
}
