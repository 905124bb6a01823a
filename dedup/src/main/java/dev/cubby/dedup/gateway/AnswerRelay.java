package dev.cubby.dedup.gateway;

import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.IncomingRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Passes an answer on as it comes, no faster than its caller reads. */
final class AnswerRelay {
  private final AnswerWriter answers;

  AnswerRelay(AnswerWriter answers) {
    this.answers = answers;
  }

  /**
   * Relays an answer that is for this caller alone.
   *
   * @return succeeds when its last byte is written; fails where the API or the caller broke off
   */
  Future<Void> relay(
      IncomingRequest incoming,
      String route,
      UpstreamAnswer.Streamed answer,
      CacheStatus cacheStatus) {
    if (incoming.over()) {
      answer.discard();
      return Future.failedFuture("the caller has left");
    }
    MultiMap headers = HttpHeaders.headers().addAll(answer.headers());
    headers.set(
        AnswerWriter.CACHE_STATUS, cacheStatus.behind(headers.get(AnswerWriter.CACHE_STATUS)));
    HttpServerResponse response = answers.begin(incoming, route, answer.status(), headers);
    if (!headers.contains(HttpHeaders.CONTENT_LENGTH) && mayHaveBody(incoming, answer)) {
      response.setChunked(true);
    }
    if (answer.begun().length() > 0) {
      var _ = response.write(answer.begun()).onComplete(_ -> answer.reservation().close());
    }
    return answer
        .restTo(response)
        .onSuccess(_ -> {
          answer.reservation().close();
          answer.request().end();
        })
        .onFailure(_ -> {
          answer.discard();
          breakOff(response);
        });
  }

  private static boolean mayHaveBody(IncomingRequest incoming, UpstreamAnswer answer) {
    return answer.status() != 204 && answer.status() != 304 && !incoming.isHead();
  }

  /** The caller must see that the body is not complete. */
  private static void breakOff(HttpServerResponse response) {
    if (!response.ended() && !response.closed()) {
      var _ = response.reset();
    }
  }
}
