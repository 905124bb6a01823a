package dev.cubby.flights.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cubby.flights.explore.Caller.Manner;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The referee is worth something: it lets a sound model pass, and finds each fault planted in it.
 */
class PlantedFaultsTest {
  private static final Setting SETTING =
      Setting.plain(4).with(EnumSet.of(Manner.LATER), true).with(Setting.limits(100, 3, 1));

  @Test
  void soundModelPasses() {
    assertThat(explorer(Fault.NONE).exhaustively(6)).isGreaterThan(5_000);
  }

  @Test
  void singleflightIsRejectedForAnAnswerFetchedBeforeItsCallerAsked() {
    Explorer explorer = new Explorer(Setting.plain(4), (_, _, _) -> new PlainSingleflight());

    assertThatExceptionOfType(Rule.Violation.class)
        .isThrownBy(() -> explorer.exhaustively(6))
        .withMessage(
            "FRESH: B got what flight of A fetched before it asked [exhaustive]"
                + " A asks for k LATER; B asks for k LATER; settle");
  }

  @ParameterizedTest
  @CsvSource({
    "LETS_LATE_CALLERS_IN, FRESH",
    "LEAVES_AT_ONCE, ONE_RUNNING",
    "FORGETS_THE_PENDING, ALL_ABOARD",
    "DROPS_THE_RETRY, ONE_RETRY",
    "RETRIES_TWICE, ONE_RETRY",
    "LEAVER_CANCELS_THE_CALL, NOBODY_CANCELS",
    "LEAVER_FAILS_THE_OTHERS, NOBODY_CANCELS",
    "WAITS_FOR_SLOW, SLOW_IS_PASSED",
    "DETACHES_WITHOUT_BOUND, ONE_RUNNING",
    "IGNORES_DEADLINES, DEADLINE",
    "TAKES_ANY_NUMBER, BOUNDS",
    "SHARES_EVERYTHING, UNSHAREABLE_TO_ONE",
    "DISCARDS_NOTHING, UNSHAREABLE_TO_ONE",
    "KEEPS_THE_KEY, NO_LEAK",
  })
  void faultIsFound(Fault fault, Rule rule) {
    assertThatExceptionOfType(Rule.Violation.class)
        .isThrownBy(() -> explorer(fault).exhaustively(6))
        .satisfies(violation -> assertThat(violation.rule).isEqualTo(rule));
  }

  private static Explorer explorer(Fault fault) {
    return new Explorer(
        SETTING, (limits, timer, sharing) -> new ModelFlights(fault, limits, timer, sharing));
  }
}
