package dev.cubby.flights;

import static dev.cubby.flights.Scene.KEY;
import static dev.cubby.flights.Scene.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Upstream calls that fail, in whatever way. */
class FailingUpstreamTest {
  private Scene scene = new Scene(FlightLimits.DEFAULT);

  @Test
  void aFlightThatFailsOnceIsFlownAgain() {
    var caller = scene.join();
    scene.calls.get(0).completeExceptionally(new IllegalStateException("down"));
    scene.calls.get(1).complete("up");

    assertThat(caller).isCompletedWithValue(new Landing<>("up", false));
  }

  @Test
  void aFlightThatFailsTwiceTellsItsCallersWhy() {
    var caller = scene.join();
    var down = new IllegalStateException("down");
    scene.calls.get(0).completeExceptionally(new IllegalStateException("down before"));
    scene.calls.get(1).completeExceptionally(down);

    assertThat(caller.exceptionNow()).isInstanceOf(FlightFailedException.class).hasCause(down);
    assertThat(scene.calls).hasSize(2);
  }

  @Test
  void theCauseIsNotWrapped() {
    var down = new IllegalStateException("down");
    Supplier<CompletionStage<String>> upstream =
        () -> CompletableFuture.<String>failedFuture(down).thenApply(answer -> answer);

    assertThat(scene.flights.join(KEY, upstream, MINUTE).exceptionNow()).hasCause(down);
  }

  @Test
  void anUpstreamThatThrowsHasFailed() {
    var bug = new AssertionError("a bug");
    Supplier<CompletionStage<String>> upstream =
        () -> {
          throw bug;
        };

    assertThat(scene.flights.join(KEY, upstream, MINUTE).exceptionNow()).hasCause(bug);
    scene.assertNothingIsLeft();
  }

  @Test
  @SuppressWarnings("NullAway") // callers may be less well checked
  void anUpstreamThatGivesNullHasFailed() {
    assertThat(scene.flights.join(KEY, () -> null, MINUTE).exceptionNow())
        .hasRootCauseMessage("the upstream returned null");
    assertThat(
            scene
                .flights
                .join(KEY, () -> CompletableFuture.completedStage(null), MINUTE)
                .exceptionNow())
        .hasRootCauseMessage("the upstream landed null");
    scene.assertNothingIsLeft();
  }

  @Test
  void whereItCannotBeToldWhetherToShareTheCallersFail() {
    scene = new Scene(FlightLimits.DEFAULT, new StreamsAreNot());
    var caller = scene.flights.join(KEY, () -> CompletableFuture.completedStage("?"), MINUTE);

    assertThat(caller.exceptionNow()).hasRootCauseMessage("cannot tell");
    scene.assertNothingIsLeft();
  }
}
