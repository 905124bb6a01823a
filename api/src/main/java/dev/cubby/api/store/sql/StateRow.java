package dev.cubby.api.store.sql;

import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Retention;

/**
 * The one row of {@code state}: which versions there are, what the history and the kept answers
 * take, and whether the shared cache is in use.
 *
 * @param historyBytes of the revisions that are kept for the history alone
 * @param answerBytes of the kept answers
 * @param diskFull whether the database's disk has no room for values
 * @param diskShort whether the history should give room, so that values need not be refused
 * @param now by the database's clock, milliseconds since 1970, when the row was read
 * @param timeLimit which {@code now} does not pass before the row is changed
 * @param reign of the server that it was read from
 */
record StateRow(
    History history,
    long historyBytes,
    long answerBytes,
    CacheUse use,
    boolean diskFull,
    boolean diskShort,
    long now,
    long timeLimit,
    Reign reign) {

  /** The history before versions were reserved, which have not been given yet. */
  History historyBefore(int reserved) {
    return new History(history.horizon(), history.lastVersion() - reserved);
  }

  /**
   * How much history is kept on such a disk. Where room is short, only what watchers have yet to be
   * told; where there is none, nothing.
   */
  Retention kept(Retention retention) {
    if (diskFull) {
      return Retention.NONE;
    }
    return diskShort ? retention.least() : retention;
  }
}
