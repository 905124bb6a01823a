package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.http.BatchGate.Turn;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Precondition.Existence;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.common.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class BatchGateTest {
  private static final long HALF = BatchGate.BYTES / 2;
  private final BatchGate gate = new BatchGate(Duration.ofMinutes(1));

  private CompletableFuture<Turn> enter(long bytes) {
    return gate.enter(bytes).toCompletableFuture();
  }

  @Test
  void noMoreAreLetInThanThereIsRoomFor() {
    Turn first = enter(HALF).join();
    enter(HALF).join();
    CompletableFuture<Turn> third = enter(HALF);
    assertThat(third).isNotDone();
    first.leave();
    assertThat(third).isDone();
    assertThat(enter(1)).isNotDone();
  }

  @Test
  void aSmallOneDoesNotOvertakeALargeOne() {
    Turn first = enter(HALF).join();
    CompletableFuture<Turn> large = enter(BatchGate.BYTES);
    CompletableFuture<Turn> small = enter(1);
    assertThat(small).isNotDone();
    first.leave();
    assertThat(large).isDone();
    assertThat(small).isNotDone();
    large.join().leave();
    assertThat(small).isDone();
  }

  @Test
  void theTurnOfOneThatWaitedForTooLongIsTheNextOnes() {
    var impatient = new BatchGate(Duration.ofMillis(1));
    Turn first = impatient.enter(BatchGate.BYTES).toCompletableFuture().join();
    var waiting = new ArrayList<CompletableFuture<Turn>>();
    for (int i = 0; i < BatchGate.MOST_WAITING; i++) {
      waiting.add(impatient.enter(BatchGate.BYTES).toCompletableFuture());
    }
    for (CompletableFuture<Turn> turn : waiting) {
      assertThat(turn.handle((_, failure) -> failure).join()).isInstanceOf(TimeoutException.class);
    }
    first.leave();
    assertThat(impatient.enter(BatchGate.BYTES).toCompletableFuture()).isCompleted();
  }

  @Test
  void onlySoManyWait() {
    enter(BatchGate.BYTES).join();
    for (int i = 0; i < BatchGate.MOST_WAITING; i++) {
      assertThat(enter(1)).isNotDone();
    }
    assertThat(enter(1).handle((_, failure) -> failure).join())
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aBatchTakesWhatItsGetsMayRead() {
    var get = new Step.Get(new Key("a"));
    var delete = new Write.Delete(new Key("a"), Existence.ANY);
    int value = 1 << 20;
    assertThat(BatchGate.most(new WriteUnit(List.of(delete), true), value)).isZero();
    assertThat(BatchGate.most(new WriteUnit(List.of(get, delete, get), true), value))
        .isEqualTo(6L * value);
    assertThat(BatchGate.most(new WriteUnit(Collections.nCopies(1000, get), true), value))
        .isEqualTo(BatchGate.BYTES);
  }
}
