package dev.cubby.flights.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.FlightStats;
import dev.cubby.flights.Flights;
import dev.cubby.flights.explore.Caller.Manner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real thing under all rules of {@link Rule}. Random seeds differ from run to run; what fails
 * names its seed, and {@code -Dflights.seed=} runs from there again.
 */
class ExploreTest {
  private static final int SCHEDULES = 400;
  private static final long SEED = Long.getLong("flights.seed", System.nanoTime() >>> 20);

  private final List<Flights<String, Answer>> made = new ArrayList<>();

  @Test
  void everyScheduleOfSevenStepsKeepsTheRules() {
    assertThat(exhaustively(Setting.plain(4), 7)).isGreaterThan(15_000);
  }

  @Test
  void everyScheduleOfFourStepsKeepsTheRulesWhateverUpstreamsDo() {
    Setting setting = Setting.plain(4).with(EnumSet.range(Manner.LATER, Manner.NULL), true);

    assertThat(exhaustively(setting, 4)).isGreaterThan(5_000);
  }

  @ParameterizedTest(name = "{0} flights, {1} callers, {2} detached")
  @CsvSource({"100, 100, 2", "100, 100, 0", "5, 6, 1"})
  void longRandomSchedulesKeepTheRules(int flights, int callers, int detached) {
    FlightLimits limits = Setting.limits(flights, callers, detached);
    System.out.println("seeds from " + SEED);

    randomly(Setting.reentrant(limits));
    randomly(Setting.unshareable(limits));

    // The rules were put to the test: all that may happen did.
    assertThat(total(FlightStats::collapsed)).isPositive();
    assertThat(total(FlightStats::retried)).isPositive();
    assertThat(total(FlightStats::failed)).isPositive();
    assertThat(total(FlightStats::solo)).isPositive();
    assertThat(total(FlightStats::timedOut)).isPositive();
    assertThat(total(FlightStats::detached) > 0).isEqualTo(detached > 0);
    assertThat(total(FlightStats::refused) > 0).isEqualTo(flights < 100);
  }

  private long exhaustively(Setting setting, int steps) {
    return new Explorer(setting, Coalescer::real).exhaustively(steps);
  }

  private void randomly(Setting setting) {
    Coalescer.Maker maker =
        (limits, timer, sharing) -> {
          Flights<String, Answer> flights = new Flights<>(limits, timer, sharing);
          made.add(flights);
          return Coalescer.of(flights);
        };
    new Explorer(setting, maker).randomly(SEED, SCHEDULES, 60);
  }

  private long total(ToLongFunction<FlightStats> count) {
    return made.stream().map(Flights::stats).mapToLong(count).sum();
  }
}
