package dev.cubby.common.time;

import java.time.Duration;

/**
 * The pauses between attempts at something that fails: each is twice as long as the one before, up
 * to a longest. For one thread at a time.
 */
public final class Backoff {
  private final Duration shortest;
  private final Duration longest;
  private Duration next;

  public Backoff(Duration shortest, Duration longest) {
    if (!shortest.isPositive() || shortest.compareTo(longest) > 0) {
      throw new IllegalArgumentException("0 < shortest <= longest must hold");
    }
    this.shortest = shortest;
    this.longest = longest;
    this.next = shortest;
  }

  /** The pause before the next attempt. */
  public Duration next() {
    Duration pause = next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return pause;
  }

  /** An attempt succeeded: the next pause is the shortest again. */
  public void reset() {
    next = shortest;
  }
}
