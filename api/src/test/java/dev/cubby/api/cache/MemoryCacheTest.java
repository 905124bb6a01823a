package dev.cubby.api.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryCacheTest extends ReadCacheContract {
  private final MemoryCache cache = new MemoryCache(1 << 20);

  @Override
  protected ReadCache cache() {
    return cache;
  }

  @Override
  protected Fence fence(Collection<Key> keys) {
    return cache.fence(keys);
  }

  @Test
  void whatItHoldsIsBounded() {
    for (int i = 0; i < 10_000; i++) {
      Key key = new Key("k" + i);
      var metadata = new Metadata(key, 1, 1000, "text/plain", 0, 0, null);
      cache.fill(((Lookup.Miss) lookup(key)).lease(), new Entry(metadata, new byte[1000]));
    }
    assertThat(cache.size()).isBetween(1L, 800L);
  }

  /** Readers and writers race on one key; after each write's fence no older version is ever hit. */
  @Test
  void noReaderIsGivenWhatWasReplacedBeforeItAsked() throws InterruptedException {
    long seed = Long.getLong("cubby.seed", System.nanoTime());
    System.out.println("cubby.seed=" + seed);
    var committed = new AtomicLong(1);
    var acknowledged = new AtomicLong(1);
    var stale = new AtomicLong();
    var start = new CountDownLatch(1);
    var threads =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(i ->
                Thread.ofPlatform()
                    .start(() -> {
                      var random = new Random(seed + i);
                      awaitUninterruptibly(start);
                      for (int n = 0; n < 20_000; n++) {
                        if (i == 0 && random.nextInt(4) == 0) {
                          write(committed, acknowledged);
                        } else if (!isFresh(committed, acknowledged)) {
                          stale.incrementAndGet();
                        }
                      }
                    }))
            .toList();
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(stale).hasValue(0);
  }

  private void write(AtomicLong committed, AtomicLong acknowledged) {
    long version;
    try (var _ = cache.fence(List.of(KEY))) {
      version = committed.incrementAndGet();
    }
    acknowledged.set(version);
  }

  private boolean isFresh(AtomicLong committed, AtomicLong acknowledged) {
    long least = acknowledged.get();
    return switch (lookup(KEY)) {
      case Lookup.Hit(var entry) -> entry != null && entry.metadata().version() >= least;
      case Lookup.Miss(var lease) -> {
        cache.fill(lease, versioned(committed.get()));
        yield true;
      }
      case Lookup.Bypass() -> true;
    };
  }

  private static Entry versioned(long version) {
    return new Entry(new Metadata(KEY, version, 0, "text/plain", 0, 0, null), new byte[0]);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
