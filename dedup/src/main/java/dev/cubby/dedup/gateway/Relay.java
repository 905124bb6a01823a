package dev.cubby.dedup.gateway;

import dev.cubby.common.http.IncomingRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;

/** Passes an answer on as it comes, no faster than its caller reads. */
final class Relay {

  /** Relays an answer that is for this caller alone. */
  static void answer(IncomingRequest call, String route, Answers answers, Fetched.Partial answer) {
    if (call.over()) {
      answer.discard();
      return;
    }
    HttpServerResponse response = call.request().response();
    answers.head(
        call, route, answer.status(), answer.headers(), route.equals("shared") ? false : null);
    if (!answer.headers().contains(HttpHeaders.CONTENT_LENGTH) && mayHaveBody(call, answer)) {
      response.setChunked(true);
    }
    if (answer.begun().length() > 0) {
      var _ = response.write(answer.begun()).onComplete(_ -> answer.reservation().close());
    }
    HttpClientResponse rest = answer.rest();
    rest.pipe()
        .endOnFailure(false)
        .to(response)
        .onSuccess(_ -> {
          answer.reservation().close();
          answer.exchange().end();
        })
        .onFailure(_ -> {
          answer.discard();
          breakOff(call);
        });
  }

  private static boolean mayHaveBody(IncomingRequest call, Fetched.Partial answer) {
    return answer.status() != 204
        && answer.status() != 304
        && !HttpMethod.HEAD.equals(call.request().method());
  }

  /** The caller must see that the body is not complete. */
  private static void breakOff(IncomingRequest call) {
    HttpServerResponse response = call.request().response();
    if (!response.ended() && !response.closed()) {
      var _ = response.reset();
    }
  }

  private Relay() {}
}
