package dev.cubby.api.store.sql;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The database's clock as this process knows it: its last reading, and the time since. */
final class DatabaseClock {
  private final LongSupplier nanoTime;
  private volatile Reading last;

  private record Reading(long millis, long limit, long nanos) {}

  /** A clock that goes by the system's until it is set. */
  DatabaseClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.last = new Reading(System.currentTimeMillis(), Long.MAX_VALUE, nanoTime.getAsLong());
  }

  /** The moment to pass to {@link #set}; to be taken before a reading is asked for. */
  long nanos() {
    return nanoTime.getAsLong();
  }

  /**
   * Takes a reading, in milliseconds since 1970.
   *
   * @param limit which the time does not pass before the next reading
   * @param asked {@link #nanos} from before it was asked for
   */
  void set(long millis, long limit, long asked) {
    last = new Reading(millis, limit, asked);
  }

  /** Never behind the database's clock but for drift, and ahead by at most a round trip to it. */
  long millis() {
    Reading reading = last;
    long since = TimeUnit.NANOSECONDS.toMillis(nanos() - reading.nanos());
    return Math.min(reading.millis() + since, reading.limit());
  }
}
