package dev.cubby.flights;

import static dev.cubby.flights.Scene.KEY;
import static dev.cubby.flights.Scene.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Deadlines, and bounds on what is in the air. */
class FlightsBoundsTest {
  private Scene scene = new Scene(FlightLimits.DEFAULT);

  @Test
  void aDeadlineFailsItsOwnCallerAlone() {
    var hurried = scene.flights.join(KEY, scene::upstream, Duration.ofMillis(100));
    var _ = scene.join();
    var patient = scene.join();
    scene.timer.advance(Duration.ofMillis(99));
    assertThat(hurried).isNotDone();
    scene.timer.advance(Duration.ofMillis(26));

    assertThat(hurried.exceptionNow()).isInstanceOf(TimeoutException.class);
    scene.calls.get(0).complete("before");
    scene.calls.get(1).complete("after");
    assertThat(patient).isCompletedWithValue(new Landing<>("after", true));
  }

  @Test
  void aDeadlineThatHasPassedCallsNobody() {
    var late = scene.flights.join(KEY, scene::upstream, Duration.ZERO);

    assertThat(late.exceptionNow()).isInstanceOf(TimeoutException.class);
    assertThat(scene.calls).isEmpty();
  }

  @Test
  void theLongestDeadlineNeverPasses() {
    var caller = scene.flights.join(KEY, scene::upstream, Duration.ofSeconds(Long.MAX_VALUE));
    scene.timer.advance(Duration.ofHours(1));

    assertThat(caller).isNotDone();
  }

  @Test
  void pastABoundCallersAreTurnedAwayAtOnce() {
    scene = new Scene(limits(1, 2, 0));
    var _ = scene.join();
    assertOverloaded(scene.join()); // would be a second flight
    assertOverloaded(scene.flights.join("l", scene::upstream, MINUTE));

    scene = new Scene(limits(9, 2, 0));
    var _ = scene.join();
    var _ = scene.join();
    assertOverloaded(scene.join()); // a third caller
    assertThat(scene.flights.stats().refused()).isEqualTo(1);
  }

  @Test
  void withoutRoomForAnAnswerNoFlightIsStarted() {
    scene = new Scene(limits(9, 9, 100));
    try (var answer = scene.flights.buffers().open()) {
      answer.add(1);
      assertOverloaded(scene.join());
    }
    assertThat(scene.join()).isNotDone();
  }

  @Test
  void aCallerThatLeftMakesRoomForAnother() {
    scene = new Scene(limits(9, 2, 0));
    var _ = scene.join();
    var _ = scene.join().cancel(true);
    scene.timer.advance(Duration.ofMillis(25));

    assertThat(scene.join()).isNotDone();
  }

  private static FlightLimits limits(int flights, int callers, int bytes) {
    return new FlightLimits(
        flights, callers, bytes, bytes, 0, Duration.ofMillis(500), Duration.ofMillis(25));
  }

  private static void assertOverloaded(CompletableFuture<?> caller) {
    assertThat(caller.exceptionNow()).isInstanceOf(OverloadedException.class);
  }
}
