package dev.cubby.common.server;

import java.time.Duration;

/**
 * Requests that have come and are not answered yet, so that the end can wait for them: Vert.x's own
 * shutdown closes a connection whose request's body is still arriving.
 */
public final class InFlight {
  private int requests;
  private volatile boolean draining;

  public synchronized void enter() {
    requests++;
  }

  public synchronized void leave() {
    requests--;
    if (requests == 0) {
      notifyAll();
    }
  }

  /** Whether the end has begun: who keeps a connection open should be told to close it. */
  public boolean draining() {
    return draining;
  }

  /**
   * Waits until all are answered.
   *
   * @return false if {@code timeout} passed first
   */
  public synchronized boolean drain(Duration timeout) throws InterruptedException {
    draining = true;
    long end = System.nanoTime() + timeout.toNanos();
    while (requests > 0) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }
}
