package dev.cubby.dedup.upstream;

import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One address of the API, and what it has to do for us. Any thread may use it. */
public final class Replica {
  private final SocketAddress address;
  private final HostAndPort authority;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger watches = new AtomicInteger();
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

  /** What was sent to it and is not finished. */
  int underWay(Load load) {
    return count(load).get();
  }

  void begin(Load load) {
    count(load).incrementAndGet();
  }

  void end(Load load) {
    count(load).decrementAndGet();
  }

  private AtomicInteger count(Load load) {
    return load == Load.WATCHES ? watches : requests;
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
