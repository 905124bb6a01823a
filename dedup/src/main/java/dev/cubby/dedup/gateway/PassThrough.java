package dev.cubby.dedup.gateway;

import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.HttpProblems;
import dev.cubby.dedup.upstream.Upstream;
import dev.cubby.dedup.upstream.UpstreamRequest;
import dev.cubby.flights.AnswerBuffers;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.Duration;

/** Passes requests that are never shared through unbuffered, no faster than they are read. */
final class PassThrough {
  static final String ROUTE = "passed";

  private final Upstream upstream;
  private final AnswerWriter answers;
  private final AnswerBuffers buffers;
  private final Duration timeout;

  /**
   * Passes requests on.
   *
   * @param timeout of the API: from the request's last byte to the answer's head, and from a
   *     request that waits for 100 to either
   */
  PassThrough(Upstream upstream, AnswerWriter answers, AnswerBuffers buffers, Duration timeout) {
    this.upstream = upstream;
    this.answers = answers;
    this.buffers = buffers;
    this.timeout = timeout;
  }

  void handle(IncomingRequest incoming) {
    incoming.request().pause();
    open(incoming)
        .onSuccess(request -> pass(incoming, request))
        .onFailure(_ ->
            answers.problem(
                incoming,
                ROUTE,
                HttpProblems.unavailable("The API cannot be reached; try again.", 1)));
  }

  private Future<UpstreamRequest> open(IncomingRequest incoming) {
    MultiMap headers = EndToEnd.copy(incoming.request().headers());
    UpstreamFields.add(headers, incoming);
    return upstream.open(incoming.method(), RequestTarget.of(incoming.request()), headers);
  }

  private void pass(IncomingRequest incoming, UpstreamRequest request) {
    if (incoming.over()) {
      request.cancel();
    } else {
      new PassedRequest(incoming, request, answers, buffers.open(), timeout, () -> open(incoming))
          .start();
    }
  }
}
