package dev.cubby.api.cache.valkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GatheringTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final List<List<Integer>> asked = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<Object> told = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Future<List<String>> answer(List<Integer> questions) {
    asked.add(List.copyOf(questions));
    return Future.succeededFuture(questions.stream().map(question -> "to " + question).toList());
  }

  private void tell(Future<String> answer) {
    answer.onComplete((text, failure) -> told.add(failure == null ? text : failure.getMessage()));
  }

  private List<Object> told(int count) throws InterruptedException {
    var all = new ArrayList<Object>();
    for (int i = 0; i < count; i++) {
      all.add(told.poll(10, TimeUnit.SECONDS));
    }
    return all;
  }

  @Test
  void whatOneTurnAsksIsAskedTogetherAndEachHasItsAnswer() throws Exception {
    var gathering = new Gathering<>(8, this::answer);
    loop.runOnContext(_ -> {
      tell(gathering.ask(1));
      tell(gathering.ask(2));
      tell(gathering.ask(3));
    });
    assertThat(told(3)).containsExactly("to 1", "to 2", "to 3");
    assertThat(asked).containsExactly(List.of(1, 2, 3));

    loop.runOnContext(_ -> tell(gathering.ask(4)));
    assertThat(told(1)).containsExactly("to 4");
  }

  @Test
  void noMoreThanTheMostAreAskedAtOnce() throws Exception {
    var gathering = new Gathering<>(2, this::answer);
    loop.runOnContext(_ -> IntStream.range(0, 5).forEach(i -> tell(gathering.ask(i))));
    assertThat(told(5)).containsExactly("to 0", "to 1", "to 2", "to 3", "to 4");
    assertThat(asked).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
  }

  @Test
  void anotherThreadAsksAtOnce() throws Exception {
    var gathering = new Gathering<>(8, this::answer);
    tell(gathering.ask(1));
    assertThat(asked).containsExactly(List.of(1));
    assertThat(told(1)).containsExactly("to 1");
  }

  @Test
  void answersComeBackToTheLoopThatAsked() throws Exception {
    Promise<List<String>> late = Promise.promise();
    var gathering = new Gathering<Integer, String>(8, _ -> late.future());
    var threads = new LinkedBlockingQueue<Thread>();
    loop.runOnContext(_ -> {
      threads.add(Thread.currentThread());
      gathering.ask(1).onComplete(_ -> threads.add(Thread.currentThread()));
      vertx.<Void>executeBlocking(() -> {
        late.complete(List.of("late"));
        return null;
      });
    });
    Thread asker = threads.poll(10, TimeUnit.SECONDS);
    assertThat(threads.poll(10, TimeUnit.SECONDS)).isNotNull().isEqualTo(asker);
  }

  @Test
  void aFailureIsToldToAll() throws Exception {
    var gathering =
        new Gathering<Integer, String>(
            8, _ -> Future.failedFuture(new NotConnectedException("no")));
    loop.runOnContext(_ -> {
      tell(gathering.ask(1));
      tell(gathering.ask(2));
    });
    assertThat(told(2)).containsExactly("no", "no");
  }
}
