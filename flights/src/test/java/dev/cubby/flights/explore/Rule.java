package dev.cubby.flights.explore;

/** What the referee insists on. */
enum Rule {
  /** No answer was fetched before its caller asked. */
  FRESH,
  /** Flights of a key leave one after another, unless those before are slow; and few are slow. */
  ONE_RUNNING,
  /** A caller that asks while a flight runs is on the next; all on board get its outcome. */
  ALL_ABOARD,
  /** A flight that fails is tried again, once. */
  ONE_RETRY,
  /** No upstream call is cancelled. */
  NOBODY_CANCELS,
  /** A slow flight does not hold the next one back. */
  SLOW_IS_PASSED,
  /** A caller's deadline fails it, in time and not before. */
  DEADLINE,
  /** An unshareable answer goes to one caller or is discarded; the others go on alone. */
  UNSHAREABLE_TO_ONE,
  /** Bounds hold, and nobody is refused without need. */
  BOUNDS,
  /** In the end nothing is left. */
  NO_LEAK;

  void require(boolean holds, String what) {
    if (!holds) {
      throw new Violation(this, what);
    }
  }

  /** A rule was broken. */
  static final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    final Rule rule;
    final String what;

    Violation(Rule rule, String what) {
      super(rule + ": " + what);
      this.rule = rule;
      this.what = what;
    }
  }
}
