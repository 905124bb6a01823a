package dev.cubby.flights.explore;

import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.explore.Caller.Manner;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What may happen in a schedule.
 *
 * @param askers most callers who ask
 * @param unshareable whether answers may be unshareable
 * @param passing steps that time may go by
 */
record Setting(
    FlightLimits limits,
    List<String> keys,
    int askers,
    Set<Manner> manners,
    boolean unshareable,
    Duration deadline,
    List<Duration> passing) {

  /** One key, upstreams that end when told to, a step of time that makes a flight slow. */
  static Setting plain(int askers) {
    return new Setting(
        limits(100, 100, 1),
        List.of("k"),
        askers,
        EnumSet.of(Manner.LATER),
        false,
        Duration.ofMillis(900),
        List.of(Duration.ofMillis(500)));
  }

  /** Two keys, callers and upstreams that call back in. */
  static Setting reentrant(FlightLimits limits) {
    return wild(limits, EnumSet.complementOf(EnumSet.of(Manner.AT_ONCE_UNSHAREABLE)), false);
  }

  /** Two keys, and answers of which some are unshareable. */
  static Setting unshareable(FlightLimits limits) {
    return wild(limits, EnumSet.range(Manner.LATER, Manner.NULL), true);
  }

  private static Setting wild(FlightLimits limits, Set<Manner> manners, boolean unshareable) {
    return new Setting(
        limits,
        List.of("k", "l"),
        30,
        manners,
        unshareable,
        Duration.ofMillis(1200),
        List.of(Duration.ofMillis(7), Duration.ofMillis(130), Duration.ofMillis(520)));
  }

  Setting with(Set<Manner> manners, boolean unshareable) {
    return new Setting(limits, keys, askers, manners, unshareable, deadline, passing);
  }

  Setting with(FlightLimits limits) {
    return new Setting(limits, keys, askers, manners, unshareable, deadline, passing);
  }

  static FlightLimits limits(int flights, int callers, int detachedPerKey) {
    return new FlightLimits(
        flights, callers, 0, 0, detachedPerKey, Duration.ofMillis(400), Duration.ofMillis(25));
  }
}
