/**
 * What the hardware takes, in nanoseconds but for the cores.
 *
 * @param cores of a primary
 * @param front of the cores for each write before it waits for its commit: edge, dedup, api and the
 *     load generator; 0 where these have machines of their own
 * @param transaction of one core for each transaction
 * @param write of one core for each write
 * @param api a round trip between api and primary
 * @param flush of the primary's log
 * @param standby from the primary's flush until its standby has flushed, too
 */
record Costs(
    int cores, long front, long transaction, long write, long api, long flush, long standby) {
  static final long MICRO = 1_000;
  static final long MILLI = 1_000_000;
  static final long SECOND = 1_000_000_000;

  /** Round trips between api and primary while a transaction holds its bucket's row. */
  static final int ROUND_TRIPS = 5;

  /** A primary with a standby, by the round trips of the api and of the standby in µs. */
  static Costs fleet(long api, long standby) {
    long flush = 700 * MICRO;
    return new Costs(16, 0, 300 * MICRO, 52 * MICRO, api * MICRO, flush, standby * MICRO + flush);
  }

  /** All in compose on two cores, with MariaDB's two flushes of a commit. */
  static Costs compose() {
    return new Costs(2, 560 * MICRO, 0, 88 * MICRO, 100 * MICRO, 1_400 * MICRO, 0);
  }

  /** How long a transaction of so many writes holds its bucket's row, where nothing else runs. */
  long held(int writes) {
    return transaction + writes * write + ROUND_TRIPS * api + flush + standby;
  }
}
