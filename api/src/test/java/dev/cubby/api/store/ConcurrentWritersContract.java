package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.text;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.commit.CommitLimits;
import dev.cubby.api.commit.GroupCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does for many writers at once. */
public abstract class ConcurrentWritersContract {
  private static final int WRITERS = 8;

  private Store store;
  private GroupCommit commit;

  /** Opens an empty store. */
  protected abstract Store open();

  @BeforeEach
  final void start() {
    store = open();
    commit = new GroupCommit(store::commit, CommitLimits.DEFAULT, Thread.ofPlatform().factory());
  }

  @AfterEach
  final void stop() {
    commit.close();
    store.close();
  }

  @Test
  void compareAndSetLosesNoUpdate() throws Exception {
    commit.submit(put("counter", "0")).join();
    List<Integer> conflicts =
        together(
            WRITERS,
            () -> {
              int lost = 0;
              for (int added = 0; added < 100; ) {
                if (increment()) {
                  added++;
                } else {
                  lost++;
                }
              }
              return lost;
            });
    assertThat(text(store.get(new Key("counter")).orElseThrow())).isEqualTo("800");
    assertThat(conflicts.stream().mapToInt(Integer::intValue).sum()).isPositive();
  }

  private boolean increment() {
    Entry entry = store.get(new Key("counter")).orElseThrow();
    String next = Integer.toString(Integer.parseInt(text(entry)) + 1);
    Write write = put("counter", next, version(entry.metadata().version()));
    return commit.submit(write).join() instanceof WriteOutcome.Replaced;
  }

  @Test
  void aReadSeesEveryWriteAcknowledgedBeforeItAndTheLastOneStands() throws Exception {
    Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    Map<Long, String> values = new ConcurrentHashMap<>();
    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
      Future<Integer> reads =
          reader.submit(() -> {
            int count = 0;
            do {
              String key = "k" + count % 4;
              long floor = acknowledged.getOrDefault(key, 0L);
              long seen = store.get(new Key(key)).map(e -> e.metadata().version()).orElse(0L);
              assertThat(seen).isGreaterThanOrEqualTo(floor);
              count++;
            } while (writing.get());
            return count;
          });
      try {
        together(WRITERS, () -> writeToSharedKeys(acknowledged, values));
      } finally {
        writing.set(false);
      }
      assertThat(reads.get()).isPositive();
    }
    assertThat(values).hasSize(WRITERS * 250);
    acknowledged.forEach((key, version) -> {
      Entry last = store.get(new Key(key)).orElseThrow();
      assertThat(last.metadata().version()).isEqualTo(version);
      assertThat(text(last)).isEqualTo(values.get(version));
    });
  }

  private int writeToSharedKeys(Map<String, Long> acknowledged, Map<Long, String> values) {
    for (int i = 0; i < 250; i++) {
      String key = "k" + i % 4;
      String value = Thread.currentThread().threadId() + ":" + i;
      long version = version(commit.submit(put(key, value)).join());
      assertThat(values.put(version, value)).as("version given twice").isNull();
      acknowledged.merge(key, version, Math::max);
    }
    return 250;
  }

  private static <T> List<T> together(int threads, Callable<T> task)
      throws InterruptedException, ExecutionException {
    List<T> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(task));
      }
      for (Future<T> one : running) {
        results.add(one.get());
      }
    }
    return results;
  }
}
