package dev.cubby.api.store;

import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * A store that many processes write, with the one row by which they agree whether the cache that
 * they share is in use, and under which epoch. All times are by the database's clock.
 */
public interface SharedStore extends Store {

  /** The row as it is committed now. */
  CacheUse cacheUse();

  /**
   * Commits as {@link #commit(List)} does, in a transaction that holds a shared lock on the row and
   * finds it as {@code guard} asks.
   *
   * @return empty when the row is not so: nothing was written, start over
   */
  Optional<List<List<Step.Outcome>>> commit(List<WriteUnit> units, WriteGuard guard);

  /**
   * Marks the row unused since now, in a transaction of its own; leaves it as it is where it was
   * unused already.
   *
   * @return the row as it is then
   */
  CacheUse leaveCache();

  /**
   * Puts the cache in use: writes a new epoch to the row, locks it, lets {@code emptied} give the
   * cache that epoch, and marks the row used if it could.
   *
   * <p>No two calls have the same epoch: one that is paused here may tell the cache of its epoch
   * when another has long put it in use, and the cache has been restarted since.
   *
   * @param above the new epoch is above this and above all that the row ever held
   * @param emptied empties the cache and gives it the epoch; false when it could not, and the row
   *     stays unused
   * @return the row as it is then
   */
  CacheUse enterCache(long above, LongPredicate emptied);
}
