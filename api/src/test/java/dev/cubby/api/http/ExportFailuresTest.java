package dev.cubby.api.http;

import static dev.cubby.api.store.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cubby.api.cache.NoCache;
import dev.cubby.api.commit.CommitLimits;
import dev.cubby.api.commit.GroupCommit;
import dev.cubby.api.feed.ChangeFeed;
import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.UnreadableVersionException;
import dev.cubby.api.store.sqlite.SqliteStore;
import dev.cubby.flights.DaemonTimer;
import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.Flights;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports over a store that may go away. */
class ExportFailuresTest {
  @TempDir Path data;
  private Store store;
  private GroupCommit commits;
  private DaemonTimer timer;
  private ChangeFeed feed;
  private RunningApi api;

  /** How many pieces the store gives before it goes away. */
  private final AtomicInteger pieces = new AtomicInteger(Integer.MAX_VALUE);

  @BeforeEach
  void start() {
    store = SqliteStore.open(data, 1, InstantSource.system());
    commits = new GroupCommit(store::commit, CommitLimits.DEFAULT, Thread.ofPlatform().factory());
    timer = new DaemonTimer("flights");
    feed = new ChangeFeed(store, Duration.ofSeconds(2));
    api =
        new RunningApi(
            new Keys(
                failing(store),
                new NoCache(),
                new Flights<>(FlightLimits.DEFAULT, timer),
                commits,
                Executors.newVirtualThreadPerTaskExecutor(),
                Duration.ofSeconds(10),
                feed));
    String half = "x".repeat(150_000);
    store.write(List.of(put("a", half), put("b", half), put("c", half)));
  }

  @AfterEach
  void stop() {
    api.close();
    commits.close();
    feed.close();
    timer.close();
    store.close();
  }

  private Store failing(Store store) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (_, method, arguments) -> {
              if (method.getName().equals("entries") && pieces.getAndDecrement() <= 0) {
                throw new StoreException(
                    StoreException.Kind.UNAVAILABLE, "as the test has it", null);
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNullElse(e.getCause(), e);
              }
            });
  }

  /** So that the version of an export that is held can be told from one that is not. */
  private boolean isReadableAfterAPurge(long version) {
    store.write(List.of(put("a", "new")));
    while (store.purgeHistory(Retention.NONE)) {}
    try {
      store.get(new AsOf(new Key("a"), version));
      return true;
    } catch (UnreadableVersionException e) {
      return false;
    }
  }

  private void awaitNothingHeld(long version) throws InterruptedException {
    for (int i = 0; i < 500 && isReadableAfterAPurge(version); i++) {
      Thread.sleep(10);
    }
    assertThat(isReadableAfterAPurge(version)).isFalse();
  }

  @Test
  void anExportThatCannotGoOnBreaksItsConnection() throws InterruptedException {
    pieces.set(2);
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> api.get("/v1/export"));
    awaitNothingHeld(3);
  }

  @Test
  void anExportThatIsOverHoldsNothing() throws InterruptedException {
    assertThat(api.get("/v1/export").body()).endsWith("\"keys\":3,\"bytes\":450000}\n");
    awaitNothingHeld(3);
  }
}
