package dev.cubby.api.coherence;

import static dev.cubby.api.store.Writes.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.cache.CurrentTrust;
import dev.cubby.api.cache.Lookup;
import dev.cubby.api.cache.valkey.TestCache;
import dev.cubby.api.cache.valkey.ValkeyCache;
import dev.cubby.api.cache.valkey.ValkeyClient;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Precondition.Existence;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import dev.cubby.api.store.WriteUnit;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three processes read and write a few keys by one cache, while something happens to it. No reader
 * is given an older value than one that was acknowledged, or read, before it asked.
 */
@Tag("freshness")
class FreshnessTest {
  private static final int MEMBERS = 3;
  private static final int KEYS = 4;
  private static final Duration PHASE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MemorySharedStore store = new MemorySharedStore();
  private final Map<Key, AtomicLong> floors = new ConcurrentHashMap<>();
  private final List<String> stale = Collections.synchronizedList(new ArrayList<>());
  private final List<Throwable> failed = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private volatile boolean running = true;

  /** One process of the three: its own connection, trust and committer. */
  private final class Member implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final ValkeyClient client = new ValkeyClient(vertx, TestCache.address(), 1 << 20);
    private final CurrentTrust trust = new CurrentTrust();
    private final ValkeyCache cache = new ValkeyCache(client, trust);
    private final Keeper keeper = new Keeper(store, cache, trust);
    private final CoherentCommitter committer = new CoherentCommitter(store, cache, keeper);

    void read(Key key) {
      long floor = floor(key).get();
      Lookup lookup = cache.lookup(key).toCompletableFuture().join();
      Entry entry =
          switch (lookup) {
            case Lookup.Hit(var found) -> found;
            case Lookup.Miss(var lease) -> {
              Entry found = store.get(key).orElse(null);
              cache.fill(lease, found);
              yield found;
            }
            case Lookup.Bypass _ -> store.get(key).orElse(null);
          };
      long version = entry == null ? 0 : entry.metadata().version();
      if (version < floor) {
        stale.add(key + " " + version + " after " + floor + " by " + lookup);
      }
      floor(key).accumulateAndGet(version, Math::max); // new, then old, is stale too
      reads.incrementAndGet();
      if (lookup instanceof Lookup.Hit) {
        hits.incrementAndGet();
      }
    }

    void write(Key key) {
      List<WriteUnit> put = units(new Write.Put(key, new byte[1], "", null, Existence.ANY));
      var metadata =
          switch (committer.commit(put).getFirst().getFirst()) {
            case WriteOutcome.Created(var created) -> created;
            case WriteOutcome.Replaced(var replaced) -> replaced;
            default -> throw new AssertionError("a put creates or replaces");
          };
      floor(key).accumulateAndGet(metadata.version(), Math::max);
      writes.incrementAndGet();
    }

    @Override
    public void close() {
      keeper.close();
      client.close();
      vertx.close().await();
    }
  }

  private AtomicLong floor(Key key) {
    return floors.computeIfAbsent(key, _ -> new AtomicLong());
  }

  @Timeout(120)
  @ParameterizedTest
  @ValueSource(strings = {"nothing", "restart", "pause", "kill"})
  void nobodyReadsLessThanWasKnown(String fault) throws Exception {
    long seed = Long.getLong("cubby.seed", System.nanoTime());
    System.out.println("FreshnessTest " + fault + ": -Dcubby.seed=" + seed);
    var processes = new ArrayList<Member>();
    for (int i = 0; i < MEMBERS; i++) {
      processes.add(new Member());
    }
    var threads = new ArrayList<Thread>();
    for (Member process : processes) {
      for (int i = 0; i < 3; i++) {
        boolean writer = i == 0;
        var random = new Random(seed + threads.size());
        threads.add(
            Thread.ofPlatform()
                .uncaughtExceptionHandler((_, failure) -> failed.add(failure))
                .start(() -> work(process, writer, random)));
      }
    }
    try {
      awaitHits();
      disturb(fault);
      awaitHits();
    } finally {
      running = false;
      for (Thread thread : threads) {
        thread.join(PATIENCE);
      }
      processes.forEach(Member::close);
    }
    System.out.printf(
        "%s: %d reads, %d of them hits, %d writes%n", fault, reads.get(), hits.get(), writes.get());
    assertThat(failed).isEmpty();
    assertThat(stale).isEmpty();
    assertThat(writes.get()).isPositive();
  }

  /** Goes on until the cache has been of use for a while; it may have to be entered again first. */
  private void awaitHits() throws InterruptedException {
    long enough = hits.get() + 2_000;
    while (hits.get() < enough && stale.isEmpty() && failed.isEmpty()) {
      Thread.sleep(100);
    }
  }

  private static void disturb(String fault) throws InterruptedException {
    switch (fault) {
      case "restart" -> TestCache.container("restart");
      case "pause" -> {
        TestCache.container("pause");
        sleepAndThen("unpause");
      }
      case "kill" -> {
        TestCache.container("kill");
        sleepAndThen("start");
      }
      default -> {}
    }
  }

  private static void sleepAndThen(String cure) throws InterruptedException {
    try {
      Thread.sleep(PHASE);
    } finally {
      TestCache.container(cure);
    }
    Thread.sleep(PHASE);
  }

  private void work(Member process, boolean writer, Random random) {
    while (running) {
      Key key = new Key("fresh" + random.nextInt(KEYS));
      if (writer && random.nextInt(4) == 0) {
        process.write(key);
      } else {
        process.read(key);
      }
      LockSupport.parkNanos(random.nextInt(200_000)); // two cores must not starve the event loops
    }
  }
}
