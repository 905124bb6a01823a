package dev.cubby.dedup.gateway;

import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.ProblemException;
import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.AccessCheck;
import dev.cubby.common.tokens.Need;
import org.jspecify.annotations.Nullable;

/**
 * Checks a read's token before the read boards a flight. Readers whose tokens allow the read then
 * share a flight, whichever tokens they hold; the API checks the token of the one that fetches.
 */
final class BoardingCheck {
  private static final String KEYS = "/v1/keys";

  private final AccessCheck access;

  BoardingCheck(AccessCheck access) {
    this.access = access;
  }

  /**
   * Whether the read's token has been found to allow it. The API alone knows what other reads need:
   * they share a flight only with reads of the same token.
   *
   * @throws ProblemException where the token does not allow the read
   */
  boolean clears(IncomingRequest incoming) {
    if (access.isOpen()) {
      return false;
    }
    Need need = need(RequestTarget.of(incoming.request()));
    if (need == null) {
      access.identify(incoming);
      return false;
    }
    access.check(incoming, need);
    return true;
  }

  /** What a read needs, by the path and query that the API is asked with. */
  private static @Nullable Need need(String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    if (path.equals(KEYS)) {
      return Need.prefix(Access.READ, mark < 0 ? null : target.substring(mark + 1));
    }
    return path.startsWith(KEYS + "/")
        ? Need.key(Access.READ, path.substring(KEYS.length() + 1))
        : null;
  }
}
