package dev.cubby.api.http;

import dev.cubby.common.http.FieldLines;
import io.vertx.core.http.HttpHeaders;

/** Bodies come as they are: no {@code Content-Encoding} is undone here. */
final class ContentCodings {

  /**
   * Refuses a body in a coding: stored as it is, it would be given to readers who know of none.
   *
   * @throws dev.cubby.common.problem.ProblemException 415, with {@code Accept-Encoding} (RFC 9110,
   *     section 12.5.3)
   */
  static void refuse(Call call) {
    boolean plain =
        FieldLines.members(call.headers(), HttpHeaders.CONTENT_ENCODING).stream()
            .allMatch("identity"::equalsIgnoreCase);
    if (!plain) {
      throw Problems.unsupportedMediaType(
              "Bodies are taken as sent, without Content-Encoding; store compressed bytes under a"
                  + " Content-Type such as application/gzip.")
          .withHeader("Accept-Encoding", "identity")
          .exception();
    }
  }

  private ContentCodings() {}
}
