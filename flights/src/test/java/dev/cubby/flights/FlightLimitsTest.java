package dev.cubby.flights;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlightLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "flights, 0, 1, 0, 0, 0, 1, 1",
    "callers, 1, 0, 0, 0, 0, 1, 1",
    "bufferedBytes, 1, 1, 9, 10, 0, 1, 1",
    "answerBytes, 1, 1, 0, -1, 0, 1, 1",
    "detachedPerKey, 1, 1, 0, 0, -1, 1, 1",
    "slowAfter, 1, 1, 0, 0, 0, 0, 1",
    "sweepEvery, 1, 1, 0, 0, 0, 1, 0",
  })
  void aLimitThatMakesNoSenseIsNamed(
      String name,
      int flights,
      int callers,
      long bufferedBytes,
      int answerBytes,
      int detached,
      int slowMillis,
      int sweepMillis) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new FlightLimits(
                flights,
                callers,
                bufferedBytes,
                answerBytes,
                detached,
                Duration.ofMillis(slowMillis),
                Duration.ofMillis(sweepMillis)))
        .withMessageStartingWith(name);
  }
}
