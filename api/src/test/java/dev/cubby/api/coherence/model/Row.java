package dev.cubby.api.coherence.model;

import dev.cubby.api.store.CacheUse;

/**
 * The row in the database.
 *
 * @param unusedLong whether it has been unused for longer than any trust lasts
 * @param sharers a bit for each writer that holds a shared lock
 * @param exclusive whether somebody holds an exclusive lock
 */
record Row(int epoch, boolean used, boolean unusedLong, int sharers, boolean exclusive) {
  static final int LONG_MILLIS = 10_000;

  CacheUse use() {
    return new CacheUse(epoch, used, unusedLong ? LONG_MILLIS : 0);
  }

  boolean free() {
    return sharers == 0 && !exclusive;
  }

  Row left() {
    return used ? new Row(epoch, false, false, sharers, exclusive) : this;
  }

  Row longUnused() {
    return new Row(epoch, used, true, sharers, exclusive);
  }

  Row entered(int newEpoch) {
    return new Row(newEpoch, true, false, sharers, false);
  }

  Row sharedBy(int writer) {
    return new Row(epoch, used, unusedLong, sharers | 1 << writer, exclusive);
  }

  Row releasedBy(int writer) {
    return new Row(epoch, used, unusedLong, sharers & ~(1 << writer), exclusive);
  }

  Row exclusive(boolean locked) {
    return new Row(epoch, used, unusedLong, sharers, locked);
  }
}
