package dev.cubby.dedup.upstream;

import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One address of the API, and what it has to do for us. Any thread may use it. */
public final class Replica {
  private final SocketAddress address;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile long shunnedUntil = System.nanoTime();

  Replica(SocketAddress address) {
    this.address = address;
  }

  SocketAddress address() {
    return address;
  }

  /** Requests sent to it and not finished. */
  int underWay() {
    return underWay.get();
  }

  void begin() {
    underWay.incrementAndGet();
  }

  void end() {
    underWay.decrementAndGet();
  }

  /** Lets others be chosen before this one, for a while. */
  void shun(Duration time) {
    shunnedUntil = System.nanoTime() + time.toNanos();
  }

  boolean shunned() {
    return shunnedUntil - System.nanoTime() > 0;
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
