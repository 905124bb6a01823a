package dev.cubby.flights.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * A flight as it is seen from outside: a caller's upstream call, and the retry if there was one.
 */
final class Trip {
  final Caller launcher;
  final boolean solo;

  /** When it left, in virtual nanoseconds. */
  final long departedAt;

  /** When its last call ended, likewise. */
  long endedAt;

  final List<Call> calls = new ArrayList<>();

  Trip(Caller launcher, boolean solo, long departedAt) {
    this.launcher = launcher;
    this.solo = solo;
    this.departedAt = departedAt;
  }

  long began() {
    return calls.getFirst().began;
  }

  boolean landed() {
    return calls.getLast().answer != null;
  }

  boolean landedUnshareable() {
    Answer answer = calls.getLast().answer;
    return answer != null && !answer.shareable();
  }

  boolean failed() {
    return calls.size() == 2 && calls.getLast().failure != null;
  }

  boolean ended() {
    return landed() || failed();
  }

  @Override
  public String toString() {
    return (solo ? "solo flight of " : "flight of ") + launcher;
  }
}
