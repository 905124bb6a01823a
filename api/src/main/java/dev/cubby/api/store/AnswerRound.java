package dev.cubby.api.store;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of purging kept answers, for every store: the oldest go first. One round is small, so
 * that no write waits for it for long.
 */
public final class AnswerRound {
  /** Most answers of a round. */
  public static final int MOST_ANSWERS = 300;

  private static final long MOST_BYTES = 4L << 20;

  private final Retention retention;
  private final long now;
  private final long bytes;
  private final List<Sha256> dropped = new ArrayList<>();
  private long freedBytes;

  /**
   * Begins a round.
   *
   * @param bytes that all kept answers take
   */
  public AnswerRound(Retention retention, long now, long bytes) {
    this.retention = retention;
    this.now = now;
    this.bytes = bytes;
  }

  /**
   * Takes the next oldest; false where the round ends before it.
   *
   * @param size of the answer
   */
  public boolean take(Sha256 id, long answeredAt, int size) {
    if (isFull() || retention.keeps(answeredAt, now, bytes - freedBytes)) {
      return false;
    }
    dropped.add(id);
    freedBytes += KeptAnswer.bytes(size);
    return true;
  }

  /** Whether the round ended because it is large enough, so that another one may find more. */
  public boolean isFull() {
    return dropped.size() == MOST_ANSWERS || freedBytes >= MOST_BYTES;
  }

  /** Whether nothing was taken. */
  public boolean isEmpty() {
    return dropped.isEmpty();
  }

  /** The ids of the answers to delete. */
  public List<Sha256> dropped() {
    return dropped;
  }

  /** By how much all kept answers take less then. */
  public long freedBytes() {
    return freedBytes;
  }
}
