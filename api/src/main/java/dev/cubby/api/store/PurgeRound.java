package dev.cubby.api.store;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of purging history, for every store. One round walks revisions in the order of their
 * versions, from the horizon on, and moves the horizon to the last of them. As of the new horizon,
 * and of every later version, two kinds of rows are not needed: the revision that a walked one
 * replaces, and a walked one that removed its key.
 *
 * <p>A round is small, so that no write waits for it for long.
 */
public final class PurgeRound {
  /** Most revisions that a round walks. */
  public static final int MOST_REVISIONS = 100;

  private static final long MOST_BYTES = 1L << 20;

  private final Retention retention;
  private final long now;
  private final long historyBytes;
  private final long held;
  private final long begun;
  private final List<Long> dropped = new ArrayList<>();
  private long horizon;
  private long freedBytes;
  private int walked;

  /**
   * A revision that is walked.
   *
   * @param replacedSize of the value of the revision that it replaces; 0 where it replaces none
   */
  public record Walked(
      long version, Operation operation, long writtenAt, long replaces, int replacedSize) {}

  /**
   * Begins a round at the horizon.
   *
   * @param historyBytes that the history takes
   * @param held the oldest version for which there is a {@link Hold}; the horizon does not pass it
   */
  public PurgeRound(Retention retention, long now, long horizon, long historyBytes, long held) {
    this.retention = retention;
    this.now = now;
    this.begun = horizon;
    this.horizon = horizon;
    this.historyBytes = historyBytes;
    this.held = held;
  }

  /** Takes the next revision; false where the round ends before it. */
  public boolean take(Walked next) {
    if (isFull() || retention.keeps(next.writtenAt(), now, historyBytes - freedBytes)) {
      return false;
    }
    if (next.version() > held) {
      return false;
    }
    walked++;
    horizon = next.version();
    if (next.replaces() != 0) {
      drop(next.replaces(), next.replacedSize());
    }
    if (next.operation() != Operation.PUT) {
      drop(next.version(), 0);
    }
    return true;
  }

  private void drop(long version, int size) {
    dropped.add(version);
    freedBytes += Revision.historyBytes(size);
  }

  /** Whether the round ended because it is large enough, so that another one may find more. */
  public boolean isFull() {
    return walked == MOST_REVISIONS || freedBytes >= MOST_BYTES;
  }

  /** Whether nothing was walked. */
  public boolean isEmpty() {
    return walked == 0;
  }

  /** The horizon where the round began. */
  public long begun() {
    return begun;
  }

  /** The horizon as far as it was moved. */
  public long horizon() {
    return horizon;
  }

  /** The versions of the revisions to delete. */
  public List<Long> dropped() {
    return dropped;
  }

  /** By how much the history becomes smaller. */
  public long freedBytes() {
    return freedBytes;
  }
}
