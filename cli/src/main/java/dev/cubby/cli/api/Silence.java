package dev.cubby.cli.api;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** For how long nothing has come from the server, or gone to it. Any thread may use it. */
final class Silence {
  private final Duration longest;
  private volatile long brokenNanos = System.nanoTime();

  Silence(Duration longest) {
    this.longest = longest;
  }

  /** Something has come or gone. */
  void broken() {
    brokenNanos = System.nanoTime();
  }

  /** Milliseconds until it is too long; 0 or less where it is. */
  long leftMillis() {
    return longest.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - brokenNanos);
  }
}
