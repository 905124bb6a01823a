package dev.cubby.e2e.check;

import java.time.Duration;

/**
 * How exactly a time to live is kept. Within the margins a key may be seen or be gone, in any
 * order.
 *
 * @param early how long before its time a key may be gone: an api that answers from the cache goes
 *     by its copy of the database's clock, which is ahead by at most a round trip
 * @param late how long after its time a key may be seen: a read that the database answered before
 *     is on its way no longer than its caller waits, so only the clocks' grain counts here
 */
public record Margins(Duration early, Duration late) {
  public static final Margins DEFAULT = new Margins(Duration.ofSeconds(2), Duration.ofMillis(50));

  /**
   * Where the database's members have clocks that are wrong by two seconds, either way. A new
   * primary goes on from the limit of the time before, which is up to two seconds ahead of it.
   */
  public static final Margins OF_MEMBERS =
      new Margins(Duration.ofSeconds(6), Duration.ofMillis(2_050));
}
