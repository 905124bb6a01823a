package dev.cubby.common.tokens;

import dev.cubby.common.problem.HttpProblems;
import dev.cubby.common.problem.Problem;
import java.time.Instant;

/** Why a request is not let in; the same words wherever it is refused (RFC 6750, section 3). */
final class TokenProblems {
  private static final String CHALLENGE = "Bearer realm=\"cubby\"";
  private static final String INVALID = CHALLENGE + ", error=\"invalid_token\"";

  static Problem missing() {
    return unauthorized(
        "Send Authorization: Bearer TOKEN; the operator of this store hands tokens out.",
        CHALLENGE);
  }

  static Problem malformed() {
    return unauthorized(
        "What Authorization: Bearer is followed by is no token; send it as it was handed out.",
        INVALID);
  }

  static Problem unknown() {
    return unauthorized(
        "The token is not known here; it may have been withdrawn. Ask the operator for another.",
        INVALID);
  }

  static Problem over(Token token, Instant expires) {
    return unauthorized(
        "The token \"%s\" expired at %s; ask the operator for another."
            .formatted(token.name(), expires),
        INVALID);
  }

  static Problem severalLines() {
    return HttpProblems.invalid("Authorization came in several lines; send one token.");
  }

  /** The token counts, and does not allow what is asked for. */
  static Problem beyondScope(Token token, Need need) {
    Scope scope = token.scope();
    String detail =
        scope.access().includes(need.access())
            ? switch (need) {
              case Need.OfPrefix _ ->
                  "The token \"%s\" is for keys that begin with %s; ask with such a prefix."
                      .formatted(token.name(), scope.keys());
              case Need.OfKey(_, String key) ->
                  "The token \"%s\" is for keys that begin with %s, which \"%s\" does not."
                      .formatted(token.name(), scope.keys(), key);
              case Need.OfSome _ -> throw new IllegalArgumentException("any prefix will do");
            }
            : "The token \"%s\" may read and not write; ask the operator for one that may write."
                .formatted(token.name());
    return new Problem(403, "forbidden", "The token does not allow this", detail)
        .withHeader(
            "WWW-Authenticate",
            "%s, error=\"insufficient_scope\", scope=\"%s\""
                .formatted(CHALLENGE, need.access().word()));
  }

  private static Problem unauthorized(String detail, String challenge) {
    return new Problem(401, "unauthorized", "A token is needed", detail)
        .withHeader("WWW-Authenticate", challenge);
  }

  private TokenProblems() {}
}
