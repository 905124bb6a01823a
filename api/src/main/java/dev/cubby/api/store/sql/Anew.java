package dev.cubby.api.store.sql;

import dev.cubby.api.bounds.Durations;
import dev.cubby.common.time.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Does again what the database gave up for another transaction's sake: all of the transaction, from
 * its first statement on.
 */
final class Anew {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  /** One of several that are the same. */
  interface Attempt<T extends @Nullable Object> {

    /**
     * Attempts it.
     *
     * @param begunNanos when the first of them began, by {@link System#nanoTime}
     */
    T make(long begunNanos) throws SQLException;
  }

  /** Attempts it once, and again for as long as an answer of the database may take. */
  static <T extends @Nullable Object> T run(Failures failures, Attempt<T> attempt) {
    long begun = System.nanoTime();
    var backoff = new Backoff(SHORTEST_PAUSE, LONGEST_PAUSE);
    while (true) {
      try {
        return attempt.make(begun);
      } catch (SQLException e) {
        long taken = System.nanoTime() - begun;
        if (!failures.mayBeDoneAgain(e) || taken > Durations.DATABASE_ANSWER.toNanos()) {
          throw failures.of(e);
        }
      }
      LockSupport.parkNanos(backoff.next().toNanos());
    }
  }

  private Anew() {}
}
