package dev.cubby.flights;

import static dev.cubby.flights.Scene.KEY;
import static dev.cubby.flights.Scene.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What callers see of flights that land, fast or slow. */
class FlightsTest {
  private Scene scene = new Scene(FlightLimits.DEFAULT);

  @Test
  void aReadThatComesWhileOneRunsIsAnsweredByTheNext() {
    var first = scene.join();
    var second = scene.join();
    scene.calls.get(0).complete("before");

    assertThat(first).isCompletedWithValue(new Landing<>("before", false));
    assertThat(second).isNotDone();
    scene.calls.get(1).complete("after");
    assertThat(second).isCompletedWithValue(new Landing<>("after", false));
  }

  @Test
  void readsThatComeWhileOneRunsShareTheNext() {
    var _ = scene.join();
    var launcher = scene.join();
    var others = List.of(scene.join(), scene.join(), scene.join());
    scene.calls.get(0).complete("before");
    scene.calls.get(1).complete("after");

    assertThat(launcher).isCompletedWithValue(new Landing<>("after", false));
    assertThat(others)
        .allSatisfy(other -> assertThat(other).isCompletedWithValue(new Landing<>("after", true)));
    assertThat(scene.calls).hasSize(2);
  }

  @Test
  void keysDoNotHoldEachOtherBack() {
    var _ = scene.join();
    var _ = scene.flights.join("another key", scene::upstream, MINUTE);

    assertThat(scene.calls).hasSize(2);
  }

  @Test
  void aCallerThatLeavesCancelsNothing() {
    var running = scene.join();
    var launcher = scene.join();
    var other = scene.join();
    running.cancel(true);
    launcher.cancel(true);
    assertThat(scene.calls.get(0)).isNotDone();
    scene.calls.get(0).complete("before");
    assertThat(scene.calls.get(1)).isNotDone();
    scene.calls.get(1).complete("after");

    assertThat(other).isCompletedWithValue(new Landing<>("after", true));
  }

  @Test
  void aSlowFlightIsPassedAndStillLands() {
    var slow = scene.join();
    var next = scene.join();
    scene.timer.advance(Duration.ofMillis(499));
    assertThat(scene.calls).hasSize(1);
    scene.timer.advance(Duration.ofMillis(26));
    assertThat(scene.calls).hasSize(2);
    scene.calls.get(1).complete("new");
    scene.calls.get(0).complete("old");

    assertThat(next).isCompletedWithValue(new Landing<>("new", false));
    assertThat(slow).isCompletedWithValue(new Landing<>("old", false));
  }

  @Test
  void anUnshareableAnswerGoesToOneAndTheOthersGoOnAlone() {
    scene = new Scene(FlightLimits.DEFAULT, new StreamsAreNot());
    var _ = scene.join();
    var launcher = scene.join();
    var other = scene.join();
    scene.calls.get(0).complete("before");
    scene.calls.get(1).complete("stream 1");

    assertThat(launcher).isCompletedWithValue(new Landing<>("stream 1", false));
    scene.calls.get(2).complete("stream 2");
    assertThat(other).isCompletedWithValue(new Landing<>("stream 2", false));
  }

  @Test
  void anAnswerReadAtOnceNeedsNoTimer() {
    var _ = scene.flights.join(KEY, () -> CompletableFuture.completedStage("at once"), MINUTE);

    assertThat(scene.timer.armed()).isFalse();
  }

  @Test
  void aLongChainOfReadsAnsweredAtOnceDoesNotGrowTheStack() {
    int[] reads = {100_000};
    List<CompletableFuture<Landing<String>>> answers = new ArrayList<>();
    Supplier<CompletionStage<String>> upstream =
        new Supplier<>() {
          @Override
          public CompletionStage<String> get() {
            if (--reads[0] > 0) {
              answers.add(scene.flights.join(KEY, this, MINUTE));
            }
            return CompletableFuture.completedStage("at once");
          }
        };
    answers.add(scene.flights.join(KEY, upstream, MINUTE));

    assertThat(answers)
        .hasSize(100_000)
        .allSatisfy(
            answer -> assertThat(answer).isCompletedWithValue(new Landing<>("at once", false)));
    scene.assertNothingIsLeft();
  }

  @Test
  void whatHappenedIsCounted() {
    var _ = scene.join();
    var _ = scene.join();
    var _ = scene.join();
    assertThat(scene.flights.stats())
        .isEqualTo(new FlightStats(1, 1, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0));
    scene.calls.get(0).completeExceptionally(new IllegalStateException("down"));
    scene.timer.advance(Duration.ofMillis(525));
    scene.calls.get(1).completeExceptionally(new IllegalStateException("down"));
    scene.calls.get(2).complete("up");
    var _ = scene.flights.join(KEY, scene::upstream, Duration.ofMillis(10));
    scene.timer.advance(Duration.ofMillis(35));
    scene.calls.get(3).complete("too late");

    assertThat(scene.flights.stats())
        .isEqualTo(new FlightStats(0, 0, 0, 0, 0, 3, 1, 1, 1, 1, 0, 1, 0));
  }
}
