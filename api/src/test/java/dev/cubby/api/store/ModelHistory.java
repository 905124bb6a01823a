package dev.cubby.api.store;

import java.util.TreeMap;

/** The versions that a store should have given, and what its purge should leave of them. */
final class ModelHistory {
  private final TreeMap<Long, Kept> revisions = new TreeMap<>();
  private long horizon;
  private long lastVersion;
  private long bytes;

  private record Kept(boolean put, long writtenAt, long replaces, int replacedSize) {}

  ModelHistory(long lastVersion) {
    this.lastVersion = lastVersion;
  }

  History now() {
    return new History(horizon, lastVersion);
  }

  /** Gives the next version. */
  long add(boolean put, long writtenAt, long replaces, int replacedSize) {
    lastVersion++;
    var added = new Kept(put, writtenAt, replaces, replacedSize);
    revisions.put(lastVersion, added);
    bytes += bytes(added);
    return lastVersion;
  }

  private static long bytes(Kept revision) {
    return (revision.replaces == 0 ? 0 : revision.replacedSize + 200L) + (revision.put ? 0 : 200);
  }

  /** Moves the horizon past all that is too old, and on until the rest is small enough. */
  void purge(Retention retention, long now) {
    boolean none = retention.age().isZero() || retention.bytes() == 0;
    for (var next = revisions.higherEntry(horizon);
        next != null;
        next = revisions.higherEntry(horizon)) {
      boolean old = next.getValue().writtenAt <= now - retention.age().toMillis();
      if (!none && !old && bytes <= retention.bytes()) {
        return;
      }
      bytes -= bytes(next.getValue());
      horizon = next.getKey();
    }
  }
}
