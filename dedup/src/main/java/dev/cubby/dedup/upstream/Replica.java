package dev.cubby.dedup.upstream;

import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One address of the API, and what it has to do for us. Any thread may use it. */
public final class Replica {
  private final SocketAddress address;
  private final HostAndPort authority;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile long shunnedUntil = System.nanoTime();

  /**
   * A replica as it was found.
   *
   * @param authority the name that it was found by, which requests to it are for
   */
  Replica(SocketAddress address, HostAndPort authority) {
    this.address = address;
    this.authority = authority;
  }

  SocketAddress address() {
    return address;
  }

  HostAndPort authority() {
    return authority;
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
