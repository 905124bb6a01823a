package dev.cubby.api.coherence.model;

import dev.cubby.api.store.CacheUse;

/**
 * The row in the database.
 *
 * @param unusedLong whether it has been unused for longer than any trust lasts
 * @param holder whose transaction has it locked: {@link #NOBODY}, a writer or an enterer
 */
record Row(int epoch, boolean used, boolean unusedLong, int holder) {
  static final int NOBODY = 0;
  static final int LONG_MILLIS = 10_000;
  private static final int ENTERERS = 3;

  static int writer(int i) {
    return 1 + i;
  }

  static int enterer(int i) {
    return ENTERERS + i;
  }

  CacheUse use() {
    return new CacheUse(epoch, used, unusedLong ? LONG_MILLIS : 0);
  }

  boolean free() {
    return holder == NOBODY;
  }

  Row left() {
    return used ? new Row(epoch, false, false, holder) : this;
  }

  Row longUnused() {
    return new Row(epoch, used, true, holder);
  }

  Row offered(int next) {
    return new Row(next, used, unusedLong, holder);
  }

  Row entered(int next) {
    return new Row(next, true, false, NOBODY);
  }

  Row lockedBy(int who) {
    return new Row(epoch, used, unusedLong, who);
  }

  /** That transaction is over, if it was still under way. */
  Row releasedBy(int who) {
    return holder == who ? lockedBy(NOBODY) : this;
  }
}
