package dev.cubby.common.server;

import dev.cubby.common.problem.HttpProblems;
import dev.cubby.common.problem.Problem;
import dev.cubby.common.problem.ProblemJson;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Answers what could not be read as a request, and closes its connection. */
public final class InvalidRequests implements Handler<HttpServerRequest> {

  @Override
  public void handle(HttpServerRequest request) {
    Problem problem = problem(request.decoderResult().cause());
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(ProblemJson.write(problem))
        .onComplete(_ -> request.connection().close());
  }

  private static Problem problem(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ ->
          HttpProblems.uriTooLong("The request line is over 8 KiB; a key has at most 512 bytes.");
      case TooLongHttpHeaderException _ ->
          HttpProblems.headersTooLarge(
              "The header fields are over 16 KiB; send fewer or shorter ones.");
      case null, default ->
          HttpProblems.invalid(
              "The request is not HTTP/1.1 as RFC 9112 has it; see its first lines.");
    };
  }
}
