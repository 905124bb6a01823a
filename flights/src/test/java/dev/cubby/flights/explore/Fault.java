package dev.cubby.flights.explore;

/** What can be planted in {@link ModelFlights}. */
enum Fault {
  NONE,
  /** A caller may board the running flight while its launcher is alone on it. */
  LETS_LATE_CALLERS_IN,
  /** The pending flight does not wait for the running one. */
  LEAVES_AT_ONCE,
  /** When a flight ends, the pending one is forgotten. */
  FORGETS_THE_PENDING,
  /** A failure is told at once. */
  DROPS_THE_RETRY,
  /** A failing upstream is called three times. */
  RETRIES_TWICE,
  /** The launcher's leaving cancels the upstream call. */
  LEAVER_CANCELS_THE_CALL,
  /** The launcher's leaving fails those on board. */
  LEAVER_FAILS_THE_OTHERS,
  /** A slow flight holds the next one back. */
  WAITS_FOR_SLOW,
  /** Any number of slow flights may be under way. */
  DETACHES_WITHOUT_BOUND,
  /** Deadlines are ignored. */
  IGNORES_DEADLINES,
  /** Any number of callers may wait. */
  TAKES_ANY_NUMBER,
  /** Unshareable answers are shared. */
  SHARES_EVERYTHING,
  /** An unshareable answer that nobody waits for is not discarded. */
  DISCARDS_NOTHING,
  /** A key is kept after its last flight. */
  KEEPS_THE_KEY
}
