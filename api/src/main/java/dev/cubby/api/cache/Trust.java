package dev.cubby.api.cache;

import dev.cubby.api.bounds.Durations;
import java.time.Duration;

/**
 * A process's copy of the row that says whether the shared cache is in use. The copy is valid for 1
 * s, counted from just before the query is sent.
 *
 * @param epoch that the cache must be under
 * @param used whether readers may take answers from it
 * @param endsNanos by {@link System#nanoTime}
 */
public record Trust(long epoch, boolean used, long endsNanos) {

  /**
   * A copy of the row.
   *
   * @param askedNanos {@link System#nanoTime} from before the query was sent
   */
  public static Trust since(long askedNanos, long epoch, boolean used) {
    return new Trust(epoch, used, askedNanos + Durations.TRUST.toNanos());
  }

  /** Nothing is known. */
  public static Trust none() {
    return new Trust(0, false, System.nanoTime());
  }

  /** Whether an answer of the cache that is there now may be given to a reader. */
  public boolean holds() {
    return used && endsNanos - System.nanoTime() > 0;
  }

  /** For how long the copy may have been wrong: since its query was sent. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - endsNanos).plus(Durations.TRUST);
  }
}
