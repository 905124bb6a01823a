package dev.cubby.api.feed;

import dev.cubby.api.bounds.Durations;
import java.time.Duration;

/**
 * The times by which the feed goes.
 *
 * @param period between two looks at the store
 * @param rest after a look, at least
 * @param heartbeat after so much quiet a watcher is told how far the feed is
 * @param pageRead for so long a watcher may read a page
 * @param linger for so long the feed runs on when the last watcher has left
 */
record Pace(
    Duration period, Duration rest, Duration heartbeat, Duration pageRead, Duration linger) {
  static final Pace DEFAULT =
      new Pace(
          Durations.FEED_PERIOD,
          Durations.FEED_REST,
          Durations.HEARTBEAT,
          Durations.PAGE_READ,
          Duration.ofSeconds(5));

  /** How often it is looked for watchers to be told something, or to be given up. */
  Duration sweep() {
    return heartbeat.dividedBy(15);
  }
}
