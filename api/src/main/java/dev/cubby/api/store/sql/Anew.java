package dev.cubby.api.store.sql;

import dev.cubby.api.bounds.Durations;
import dev.cubby.common.time.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Does again, from its first statement on, what the database gave up for another transaction's
 * sake, and what is of no reign or of one that is over.
 */
final class Anew {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  private final Failures failures;
  private final Proofs proofs;
  private final Duration patience;

  /**
   * For attempts of one kind.
   *
   * @param patience for how long a new reign is waited for
   */
  Anew(Failures failures, Proofs proofs, Duration patience) {
    this.failures = failures;
    this.proofs = proofs;
    this.patience = patience;
  }

  /** One of several that are the same. */
  interface Attempt<T extends @Nullable Object> {

    /**
     * Attempts it.
     *
     * @param begunNanos when the first of them of this reign began, by {@link System#nanoTime}
     */
    T make(long begunNanos) throws SQLException;
  }

  /** Attempts it once, and again for as long as an answer of the database may take. */
  <T extends @Nullable Object> T run(Attempt<T> attempt) {
    long first = System.nanoTime();
    long begun = first;
    var backoff = new Backoff(SHORTEST_PAUSE, LONGEST_PAUSE);
    while (true) {
      try {
        return attempt.make(begun);
      } catch (NoReignException e) {
        awaitReign(first + patience.toNanos());
        begun = System.nanoTime();
      } catch (ReignOverException e) {
        if (System.nanoTime() - first > patience.toNanos()) {
          throw failures.of(e);
        }
        begun = System.nanoTime();
      } catch (SQLException e) {
        long taken = System.nanoTime() - begun;
        if (!failures.mayBeDoneAgain(e) || taken > Durations.DATABASE_ANSWER.toNanos()) {
          throw failures.of(e);
        }
      }
      LockSupport.parkNanos(backoff.next().toNanos());
    }
  }

  private void awaitReign(long until) {
    try {
      proofs.awaitReign(until);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }
}
