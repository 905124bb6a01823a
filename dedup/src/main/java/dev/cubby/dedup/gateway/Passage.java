package dev.cubby.dedup.gateway;

import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.HttpProblems;
import dev.cubby.common.problem.Problem;
import dev.cubby.dedup.upstream.Exchange;
import dev.cubby.dedup.upstream.Upstream;
import dev.cubby.flights.AnswerBuffers;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import java.time.Duration;

/** Writes and streams: passed through unbuffered, both ways no faster than they are read. */
final class Passage {
  private static final String ROUTE = "passed";
  private static final long REFUSED = 7; // RFC 9113, section 8.7: not processed at all

  private final Upstream upstream;
  private final Answers answers;
  private final AnswerBuffers buffers;
  private final Duration timeout;

  /**
   * Passes requests on.
   *
   * @param timeout from the request's last byte to the answer's head
   */
  Passage(Upstream upstream, Answers answers, AnswerBuffers buffers, Duration timeout) {
    this.upstream = upstream;
    this.answers = answers;
    this.buffers = buffers;
    this.timeout = timeout;
  }

  void handle(IncomingRequest call) {
    HttpServerRequest request = call.request();
    request.pause();
    MultiMap headers = Headers.endToEnd(request.headers());
    headers.set(Headers.TRACEPARENT, call.trace().traceparent());
    upstream
        .open(request.method(), request.uri(), headers)
        .onSuccess(exchange -> pass(call, exchange))
        .onFailure(_ ->
            answers.problem(
                call, ROUTE, HttpProblems.unavailable("The API cannot be reached; try again.", 1)));
  }

  private void pass(IncomingRequest call, Exchange exchange) {
    HttpServerRequest request = call.request();
    if (call.over()) {
      exchange.cancel();
      return;
    }
    request.response().exceptionHandler(_ -> exchange.cancel());
    request.response().closeHandler(_ -> exchange.cancel());
    exchange
        .request()
        .response()
        .onSuccess(response -> relay(call, exchange, response))
        .onFailure(cause -> fail(call, exchange, cause));
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      var _ = request.response().writeContinue();
    }
    exchange.request().setChunked(!request.headers().contains(HttpHeaders.CONTENT_LENGTH));
    request
        .pipe()
        .endOnFailure(false)
        .to(exchange.request())
        .onSuccess(_ -> awaitHead(call, exchange))
        .onFailure(_ -> onBrokenBody(call, exchange));
  }

  /** A part of a body must not count as the whole of it. */
  private static void onBrokenBody(IncomingRequest call, Exchange exchange) {
    if (!call.request().isEnded()) {
      // Either the caller broke off, or the API wants no more of it; then its answer is there.
      if (!call.request().response().headWritten()) {
        exchange.cancel();
      }
      call.request().resume();
    }
  }

  private void awaitHead(IncomingRequest call, Exchange exchange) {
    var vertx = call.context().owner();
    long timer = vertx.setTimer(timeout.toMillis(), _ -> exchange.giveUp());
    exchange.request().response().onComplete(_ -> vertx.cancelTimer(timer));
  }

  private void relay(IncomingRequest call, Exchange exchange, HttpClientResponse response) {
    MultiMap headers = Headers.endToEnd(response.headers());
    response.pause();
    var answer =
        new Fetched.Partial(
            response.statusCode(), headers, Buffer.buffer(), response, exchange, buffers.open());
    Relay.answer(call, ROUTE, answers, answer);
  }

  private void fail(IncomingRequest call, Exchange exchange, Throwable cause) {
    exchange.fail();
    boolean untouched =
        Gateway.reads(call.request().method())
            || (cause instanceof StreamResetException reset && reset.getCode() == REFUSED);
    answers.problem(
        call,
        ROUTE,
        untouched
            ? HttpProblems.unavailable("The API was not there to answer; try again.", 1)
            : lost());
  }

  private static Problem lost() {
    return new Problem(
        502,
        "write-outcome-unknown",
        "The answer was lost",
        "The connection to the API broke. The write may or may not have happened: read the key to"
            + " see, then retry if need be.");
  }
}
