package dev.cubby.common.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of bodies that all requests together hold in memory. Any thread may use it. */
public final class ByteBudget {
  private final long maxBytes;
  private final AtomicLong used = new AtomicLong();

  public ByteBudget(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Takes {@code bytes}, or takes none and returns false where that is more than is left. */
  public boolean take(long bytes) {
    if (used.addAndGet(bytes) > maxBytes) {
      used.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  public void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }
}
