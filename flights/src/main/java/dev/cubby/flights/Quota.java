package dev.cubby.flights;

import java.util.concurrent.atomic.AtomicLong;

/** A count that never passes its limit. */
final class Quota {
  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  Quota(long limit) {
    this.limit = limit;
  }

  /** Takes {@code amount}, or nothing when less is left. */
  boolean tryTake(long amount) {
    long before;
    do {
      before = taken.get();
      if (amount > limit - before) {
        return false;
      }
    } while (!taken.compareAndSet(before, before + amount));
    return true;
  }

  void release(long amount) {
    if (amount != 0) {
      taken.addAndGet(-amount);
    }
  }

  long taken() {
    return taken.get();
  }

  long left() {
    return limit - taken.get();
  }
}
