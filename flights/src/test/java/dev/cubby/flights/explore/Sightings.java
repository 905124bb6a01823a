package dev.cubby.flights.explore;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What follows from what was seen. */
final class Sightings {
  private final World world;

  Sightings(World world) {
    this.world = world;
  }

  /** The first flight that left after the caller asked, or null while there is none. */
  @Nullable Trip flightOf(Caller caller) {
    return shared(caller.key).filter(trip -> trip.began() > caller.asked).findFirst().orElse(null);
  }

  /** Flights of a key that callers can share, the latest last. */
  private Stream<Trip> shared(String key) {
    return world.trips.stream().filter(trip -> !trip.solo && trip.launcher.key.equals(key));
  }

  /** Those of them that have not ended. */
  List<Trip> open(String key) {
    return shared(key).filter(trip -> !trip.ended()).toList();
  }

  @Nullable Trip latest(String key) {
    return shared(key).reduce((_, later) -> later).orElse(null);
  }

  /** Keys with a pending flight: someone asked, was let in, and no flight has left since. */
  long pendingKeys(boolean countWithin) {
    return world.callers.stream()
        .filter(caller -> countWithin || !caller.within)
        .filter(caller -> !caller.refused() && (caller.within || flightOf(caller) == null))
        .map(caller -> caller.key)
        .distinct()
        .count();
  }

  long openFlights() {
    return world.trips.stream().filter(trip -> !trip.ended()).count();
  }

  /** When the flight that the caller waits for must leave though {@code held} has not ended. */
  long mustLeaveBy(Caller caller, Trip held) {
    var limits = world.setting.limits();
    if (open(caller.key).size() > limits.detachedPerKey()) {
      return Long.MAX_VALUE / 2; // no more may be detached
    }
    long roomSince = shared(caller.key).mapToLong(trip -> trip.endedAt).max().orElse(0);
    long slowAt = held.departedAt + limits.slowAfter().toNanos();
    return Math.max(Math.max(slowAt, roomSince), caller.askedAt);
  }

  /** How many took the answer of a flight, the one who discards it included. */
  long takers(Trip trip) {
    Answer answer = Objects.requireNonNull(trip.calls.getLast().answer);
    return Stream.concat(
            world.discarded.stream(),
            world.callers.stream()
                .map(Caller::landing)
                .filter(Objects::nonNull)
                .map(l -> l.value()))
        .filter(answer::equals)
        .count();
  }
}
