package dev.cubby.api.cache;

import java.time.Duration;

/**
 * A process's copy of the row that says whether the shared cache is in use. It counts for a second
 * from before the row was asked for.
 *
 * @param epoch that the cache must be under
 * @param used whether readers may take answers from it
 * @param endsNanos by {@link System#nanoTime}
 */
public record Trust(long epoch, boolean used, long endsNanos) {

  /** How long a copy counts. */
  public static final Duration LENGTH = Duration.ofSeconds(1);

  /**
   * A copy of the row.
   *
   * @param askedNanos from before it was asked for
   */
  public static Trust since(long askedNanos, long epoch, boolean used) {
    return new Trust(epoch, used, askedNanos + LENGTH.toNanos());
  }

  /** Nothing is known. */
  public static Trust none() {
    return new Trust(0, false, System.nanoTime());
  }

  /** Whether an answer that is there now may be given to a reader. */
  public boolean holds() {
    return used && endsNanos - System.nanoTime() > 0;
  }

  /** For how long it may have been wrong: since it was asked for. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - endsNanos).plus(LENGTH);
  }
}
