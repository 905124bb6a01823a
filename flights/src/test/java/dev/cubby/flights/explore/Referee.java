package dev.cubby.flights.explore;

import dev.cubby.flights.FlightFailedException;
import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.Landing;
import dev.cubby.flights.OverloadedException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Judges by what can be seen from outside: who asked when, which upstream calls began and ended
 * when, and what callers were told. Nearly all follows from one rule: a caller is on the first
 * flight of its key that left after it asked.
 */
final class Referee {
  private final World world;
  private final FlightLimits limits;
  private final Sightings sightings;

  /** Judged for good; what is not in here may still have been there when the step began. */
  private final Set<Object> judged = new HashSet<>();

  private Rule.@Nullable Violation seen;

  Referee(World world) {
    this.world = world;
    this.limits = world.setting.limits();
    this.sightings = new Sightings(world);
  }

  /** Whether a caller who calls upstream now does so because its flight's answer was another's. */
  boolean goesAlone(Caller caller) {
    Trip trip = sightings.flightOf(caller);
    return trip != null && trip.landedUnshareable() && caller.waits();
  }

  /** Judges a flight that leaves now. What it finds is thrown later, past the coalescer. */
  void judgeDeparture(Trip trip) {
    if (trip.solo) {
      return;
    }
    Trip aboard = sightings.flightOf(trip.launcher);
    boolean free = aboard == null || trip.launcher.within;
    note(Rule.ALL_ABOARD, free, trip + " leaves though its launcher is on " + aboard);
    var others = sightings.open(trip.launcher.key);
    for (Trip other : others) {
      boolean slow = world.now() - other.departedAt >= limits.slowAfter().toNanos();
      note(Rule.ONE_RUNNING, slow, trip + " leaves while " + other + " is under way");
    }
    note(
        Rule.ONE_RUNNING,
        others.size() <= limits.detachedPerKey(),
        trip + " leaves while too many slow ones are under way");
  }

  void judgeRetry(Trip trip) {
    boolean cancelled = trip.calls.getLast().stage.isCancelled();
    note(Rule.NOBODY_CANCELS, !cancelled, "the call of " + trip + " is cancelled");
    boolean due = trip.calls.size() == 1 && trip.calls.getLast().failure != null;
    note(Rule.ONE_RETRY, due, trip + " calls again after " + trip.calls.size() + " calls");
  }

  /** Whether it is full enough for the next to be refused; never too strict, within a step. */
  boolean mayRefuse() {
    long sweep = limits.sweepEvery().toNanos();
    long seats =
        world.callers.stream()
            .filter(c -> !judged.contains(c) || (c.left && world.now() - c.leftAt <= sweep))
            .count();
    long flights = world.trips.stream().filter(trip -> !judged.contains(trip)).count();
    return seats >= limits.callers() || flights + sightings.pendingKeys(true) >= limits.flights();
  }

  /** Judges what is to be seen after a step. */
  void check() {
    if (seen != null) {
      throw seen;
    }
    world.trips.stream().filter(trip -> !judged.contains(trip)).forEach(this::judge);
    world.callers.stream().filter(caller -> !judged.contains(caller)).forEach(this::judge);
    Rule.BOUNDS.require(world.waiting().size() <= limits.callers(), "too many callers wait");
    long flights = sightings.openFlights() + sightings.pendingKeys(false);
    Rule.BOUNDS.require(flights <= limits.flights(), "too many flights");
    world.callers.stream().filter(caller -> !caller.waits()).forEach(judged::add);
    world.trips.stream().filter(Trip::ended).forEach(judged::add);
  }

  private void judge(Caller caller) {
    Trip trip = flightOf(caller);
    Landing<Answer> landing = caller.landing();
    Throwable failure = caller.failure();
    if (landing != null) {
      judgeLanding(caller, trip, landing);
    } else if (failure != null) {
      judgeFailure(caller, trip, failure);
    } else if (caller.waits()) {
      judgeWaiting(caller, trip);
    } else {
      Rule.NOBODY_CANCELS.require(caller.left, caller + " was cancelled by another");
    }
  }

  private @Nullable Trip flightOf(Caller caller) {
    return caller.trip != null && caller.trip.solo ? caller.trip : sightings.flightOf(caller);
  }

  private static void judgeLanding(Caller caller, @Nullable Trip trip, Landing<Answer> landing) {
    Call call = landing.value().call();
    Rule.FRESH.require(
        call.began > caller.asked, caller + " got what " + call + " fetched before it asked");
    Rule.ALL_ABOARD.require(
        call.trip == trip || caller.within,
        caller + " is on " + trip + " but was answered by " + call);
    Rule.ALL_ABOARD.require(
        landing.collapsed() == (call.trip.launcher != caller), caller + ": wrong collapsed");
  }

  private void judgeFailure(Caller caller, @Nullable Trip trip, Throwable failure) {
    switch (failure) {
      case FlightFailedException e -> {
        boolean failed = trip != null && trip.failed();
        Rule.ALL_ABOARD.require(
            failed || caller.within, caller + " failed but " + trip + " did not");
        boolean nulls = trip != null && trip.launcher.manner == Caller.Manner.NULL;
        Throwable cause = trip == null ? null : trip.calls.getLast().failure;
        Rule.ALL_ABOARD.require(
            nulls || caller.within || Objects.equals(e.getCause(), cause),
            caller + ": wrong cause");
      }
      case TimeoutException e ->
          Rule.DEADLINE.require(
              world.now() >= caller.deadlineAt, caller + ": " + e.getMessage() + ", too early");
      case OverloadedException e ->
          Rule.BOUNDS.require(
              caller.mayBeRefused || mayRefuse(), caller + " refused: " + e.getMessage());
      default -> Rule.ALL_ABOARD.require(false, caller + " failed with " + failure);
    }
  }

  private void judgeWaiting(Caller caller, @Nullable Trip trip) {
    long sweep = limits.sweepEvery().toNanos();
    Rule.DEADLINE.require(
        world.now() <= caller.deadlineAt + sweep, caller + " waits past its deadline");
    if (caller.within) {
      return;
    }
    if (trip == null) {
      Trip held = sightings.latest(caller.key);
      boolean ahead = held != null && !held.ended();
      Rule.ALL_ABOARD.require(ahead, caller + " was left behind: nothing is under way");
      Rule.SLOW_IS_PASSED.require(
          world.now() <= sightings.mustLeaveBy(caller, Objects.requireNonNull(held)) + sweep,
          caller + " is held back by the slow " + held);
    } else {
      Rule.UNSHAREABLE_TO_ONE.require(
          !trip.landedUnshareable(), caller + " did not go on alone after " + trip);
      Rule.ALL_ABOARD.require(!trip.ended(), trip + " has ended but " + caller + " still waits");
    }
  }

  private void judge(Trip trip) {
    Call last = trip.calls.getLast();
    Rule.ONE_RETRY.require(
        last.failure == null || trip.calls.size() == 2, trip + " failed and is not tried again");
    Rule.NOBODY_CANCELS.require(
        last.answer != null || !last.stage.isCancelled(), "the call of " + trip + " is cancelled");
    if (trip.landedUnshareable()) {
      Rule.UNSHAREABLE_TO_ONE.require(
          sightings.takers(trip) == 1, trip + " has " + sightings.takers(trip) + " takers");
    }
  }

  private void note(Rule rule, boolean holds, String what) {
    if (!holds && seen == null) {
      seen = new Rule.Violation(rule, what);
    }
  }
}
