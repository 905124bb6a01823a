package dev.cubby.api.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when it is told to. */
public final class MovableClock implements InstantSource {
  private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);

  public void advance(Duration time) {
    millis.addAndGet(time.toMillis());
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis.get());
  }

  @Override
  public long millis() {
    return millis.get();
  }
}
