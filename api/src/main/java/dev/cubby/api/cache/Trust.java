package dev.cubby.api.cache;

/**
 * A process's copy of the row that says whether the shared cache is in use. It counts for a second
 * from before the row was asked for.
 *
 * @param epoch that the cache must be under
 * @param used whether readers may take answers from it
 * @param endsNanos by {@link System#nanoTime}
 */
public record Trust(long epoch, boolean used, long endsNanos) {

  /** Nothing is known. */
  public static Trust none() {
    return new Trust(0, false, System.nanoTime());
  }

  /** Whether an answer that is there now may be given to a reader. */
  public boolean holds() {
    return used && endsNanos - System.nanoTime() > 0;
  }
}
