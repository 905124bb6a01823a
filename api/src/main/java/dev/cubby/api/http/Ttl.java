package dev.cubby.api.http;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The query parameter {@code ttl}: for how many seconds a key is to live. */
final class Ttl {
  /** A hundred years: a client that means “for ever” leaves the TTL out. */
  static final long MAX_SECONDS = TimeUnit.DAYS.toSeconds(36_500);

  /** In milliseconds; empty where it is not given. */
  static Optional<Long> millis(QueryString query) {
    return query.number("ttl", 1, MAX_SECONDS).map(TimeUnit.SECONDS::toMillis);
  }

  private Ttl() {}
}
