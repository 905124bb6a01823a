package dev.cubby.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real threads: every answer is fresh, calls under way are as few as they may be, nothing is left.
 */
class FlightsStressTest {
  private static final int THREADS = 8;
  private static final int READS = 20_000;
  private static final int OUTSTANDING = 32;
  private static final int KEYS = 3;
  private static final long SEED = Long.getLong("flights.seed", System.nanoTime() >>> 20);

  private final AtomicLong clock = new AtomicLong();
  private final AtomicIntegerArray underWay = new AtomicIntegerArray(KEYS);
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger gaveUp = new AtomicInteger();
  private final AtomicInteger stale = new AtomicInteger();

  /** Patient: no flight is ever slow. Impatient: flights are passed and deadlines pass. */
  @ParameterizedTest
  @CsvSource({"60000, 0", "1, 2"})
  void manyThreadsOnFewKeys(int patienceMillis, int detachedPerKey) throws Exception {
    System.out.println("seed " + SEED);
    Duration patience = Duration.ofMillis(patienceMillis);
    int inTheAir = KEYS * (2 + detachedPerKey);
    FlightLimits limits =
        new FlightLimits(
            inTheAir, THREADS * READS, 0, 0, detachedPerKey, patience, Duration.ofMillis(1));
    try (var timer = new DaemonTimer("flights")) {
      Flights<Integer, Long> flights = new Flights<>(limits, timer);
      run(flights, patience);

      assertThat(stale).hasValue(0);
      assertThat(mostUnderWay.get()).isBetween(1, 1 + detachedPerKey);
      assertThat(answered.get() + gaveUp.get()).isEqualTo(THREADS * READS);
      assertThat(answered.get()).isPositive();
      FlightStats stats = flights.stats();
      assertThat(stats.keys() + stats.running() + stats.pending() + stats.callers()).isZero();
      assertThat(stats.refused() + stats.failed()).isZero();
      assertThat(stats.collapsed()).isPositive();
      assertThat(stats.retried()).isPositive();
    }
  }

  private void run(Flights<Integer, Long> flights, Duration patience) throws Exception {
    try (var upstream = Executors.newFixedThreadPool(2);
        var readers = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        Random random = new Random(SEED + t);
        work.add(() -> {
          read(flights, patience, upstream, random);
          return null;
        });
      }
      for (Future<Void> each : readers.invokeAll(work)) {
        each.get();
      }
    } // closed once the last flight has landed, with nobody on board or somebody
  }

  /** Reads with some outstanding, and gives up on some. */
  private void read(
      Flights<Integer, Long> flights, Duration patience, ExecutorService upstream, Random random)
      throws Exception {
    List<CompletableFuture<?>> outstanding = new ArrayList<>();
    for (int i = 0; i < READS; i++) {
      int key = random.nextInt(KEYS);
      int dice = random.nextInt(100);
      AtomicInteger tries = new AtomicInteger();
      long asked = clock.incrementAndGet();
      var answer =
          flights.join(
              key, () -> fetch(key, dice, tries.incrementAndGet() == 1, upstream), patience);
      outstanding.add(answer.handle((landing, _) -> judge(landing, asked)));
      if (dice % 10 == 0) {
        answer.cancel(true);
      }
      if (outstanding.size() == OUTSTANDING || i == READS - 1) {
        CompletableFuture.allOf(outstanding.toArray(CompletableFuture[]::new))
            .get(1, TimeUnit.MINUTES);
        outstanding.clear();
      }
    }
  }

  private boolean judge(@Nullable Landing<Long> landing, long asked) {
    if (landing == null) {
      gaveUp.incrementAndGet();
      return false;
    }
    answered.incrementAndGet();
    if (landing.value() < asked) {
      stale.incrementAndGet();
    }
    return true;
  }

  /** When the fetch began; brought at once, or by another thread, or after a failure. */
  private CompletionStage<Long> fetch(int key, int dice, boolean first, ExecutorService upstream) {
    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(key), Math::max);
    long began = clock.incrementAndGet();
    boolean fails = first && dice % 7 == 0;
    if (dice < 30) {
      return end(key, began, fails);
    }
    return CompletableFuture.supplyAsync(() -> end(key, began, fails), upstream)
        .thenCompose(stage -> stage);
  }

  private CompletionStage<Long> end(int key, long began, boolean fails) {
    underWay.decrementAndGet(key);
    return fails
        ? CompletableFuture.failedStage(new IllegalStateException("down"))
        : CompletableFuture.completedStage(began);
  }
}
