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
}
