package dev.cubby.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final int THREADS = 4;

  private boolean spent;
  private int closings;
  private final Turns turns =
      new Turns(
          new Turns.Owner() {
            @Override
            public boolean spent() {
              return spent;
            }

            @Override
            public void closed() {
              closings++;
            }
          });

  @Test
  void aTaskOfferedFromWithinATaskRunsAfterIt() {
    List<String> order = new ArrayList<>();
    turns.offer(() -> {
      turns.offer(() -> order.add("second"));
      turns.offer(() -> order.add("third"));
      order.add("first");
    });

    assertThat(order).containsExactly("first", "second", "third");
  }

  @Test
  void aLongChainOfTasksDoesNotGrowTheStack() {
    int[] left = {1_000_000};
    Runnable[] again = new Runnable[1];
    again[0] =
        () -> {
          if (--left[0] > 0) {
            turns.offer(again[0]);
          }
        };
    turns.offer(again[0]);

    assertThat(left[0]).isZero();
  }

  @Test
  void afterATaskThatThrowsTheNextHasItsTurn() {
    List<Throwable> uncaught = new ArrayList<>();
    Thread.currentThread().setUncaughtExceptionHandler((_, e) -> uncaught.add(e));
    try {
      var bug = new IllegalStateException("a bug");
      List<String> ran = new ArrayList<>();
      turns.offer(() -> {
        turns.offer(() -> ran.add("next"));
        throw bug;
      });

      assertThat(ran).containsExactly("next");
      assertThat(uncaught).containsExactly(bug);
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }
  }

  @Test
  void onceSpentItClosesAndTakesNothingMore() {
    assertThat(turns.offer(() -> spent = true)).isTrue();

    assertThat(closings).isEqualTo(1);
    assertThat(turns.offer(() -> closings++)).isFalse();
    assertThat(closings).isEqualTo(1);
  }

  @Test
  void threadsTakeTurnsAndEachFindsItsOwnTasksInOrder() throws Exception {
    int each = 50_000;
    int[] next = new int[THREADS]; // plain fields: only turns keep them right
    int[] misplaced = new int[1];
    try (var pool = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int thread = t;
        work.add(() -> {
          for (int i = 0; i < each; i++) {
            int expected = i;
            turns.offer(() -> misplaced[0] += next[thread]++ == expected ? 0 : 1);
          }
          return null;
        });
      }
      for (Future<Void> done : pool.invokeAll(work)) {
        done.get();
      }
    }

    assertThat(next).containsOnly(each);
    assertThat(misplaced[0]).isZero();
  }
}
