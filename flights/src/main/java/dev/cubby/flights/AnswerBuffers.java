package dev.cubby.flights;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that buffered answers may hold. An upstream call opens a {@link Reservation} for its
 * answer and adds bytes to it before it buffers them. Where that is refused, the call lands an
 * unshareable answer. The code that writes the answer out closes the reservation after the answer's
 * last byte.
 *
 * <p>While there is no room for one more answer of the largest size, new flights are refused.
 */
public final class AnswerBuffers {
  private final Quota bytes;
  private final long answerBytes;

  AnswerBuffers(FlightLimits limits) {
    this.bytes = new Quota(limits.bufferedBytes());
    this.answerBytes = limits.answerBytes();
  }

  /** An account for one answer, with nothing in it yet. */
  public Reservation open() {
    return new Reservation();
  }

  /** Bytes reserved now. */
  public long reserved() {
    return bytes.taken();
  }

  boolean hasRoom() {
    return bytes.left() >= answerBytes;
  }

  /** The account of one answer. Any thread may use it. */
  public final class Reservation implements AutoCloseable {
    private static final long CLOSED = -1;
    private final AtomicLong held = new AtomicLong();

    private Reservation() {}

    /**
     * Reserves {@code count} bytes more.
     *
     * @return false, with nothing reserved, when that makes the answer larger than one may be, or
     *     all answers together, or when this is closed
     */
    public boolean add(int count) {
      if (count < 0) {
        throw new IllegalArgumentException("count must not be negative");
      }
      if (!bytes.tryTake(count)) {
        return false;
      }
      long before;
      do {
        before = held.get();
        if (before == CLOSED || before + count > answerBytes) {
          bytes.release(count);
          return false;
        }
      } while (!held.compareAndSet(before, before + count));
      return true;
    }

    /** Gives all bytes back; the second time does nothing. */
    @Override
    public void close() {
      long before = held.getAndSet(CLOSED);
      if (before != CLOSED) {
        bytes.release(before);
      }
    }
  }
}
