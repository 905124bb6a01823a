package dev.cubby.dedup.gateway;

import dev.cubby.common.http.FieldLines;
import dev.cubby.dedup.upstream.UpstreamRequest;
import dev.cubby.flights.AnswerBuffers;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * One read of the API, on one event loop. An answer that all callers may share is received whole;
 * any other is handed over as soon as it has begun.
 */
final class UpstreamRead {
  private static final Set<Integer> SHARED = Set.of(200, 206, 304, 404);
  private static final int SERVER_ERROR = 500;

  private final UpstreamRequest request;
  private final ReadBounds bounds;
  private final AnswerBuffers.Reservation reservation;
  private final Promise<UpstreamAnswer> answer = Promise.promise();
  private final Buffer body = Buffer.buffer();

  private UpstreamRead(UpstreamRequest request, ReadBounds bounds) {
    this.request = request;
    this.bounds = bounds;
    this.reservation = bounds.buffers().open();
  }

  /**
   * What one read may take.
   *
   * @param buffers of all answers together
   * @param answerBytes most bytes of an answer that is held in memory; a larger one would be held
   *     for its slowest caller
   * @param timeout until the answer is complete, or known to be one that is not shared
   */
  record ReadBounds(AnswerBuffers buffers, int answerBytes, Duration timeout) {}

  /**
   * Sends the request.
   *
   * @return fails with {@link FailedAnswerException} for an answer of 500 or above, {@link
   *     TimeoutException}, or what broke the connection
   */
  static Future<UpstreamAnswer> send(Vertx vertx, UpstreamRequest request, ReadBounds bounds) {
    var read = new UpstreamRead(request, bounds);
    long timer = vertx.setTimer(bounds.timeout().toMillis(), _ -> read.tooSlow());
    request.http().send().onComplete(read::receive, read::fail);
    return read.answer.future().onComplete(_ -> vertx.cancelTimer(timer));
  }

  private void receive(HttpClientResponse response) {
    MultiMap headers = EndToEnd.copy(response.headers());
    int status = response.statusCode();
    if (answer.future().isComplete()) {
      return;
    }
    if (status < SERVER_ERROR && !mayBeShared(status, headers)) {
      handOver(response, headers);
      return;
    }
    response.exceptionHandler(this::fail);
    response.endHandler(_ -> complete(status, headers));
    response.handler(chunk -> add(response, headers, chunk));
  }

  private void add(HttpClientResponse response, MultiMap headers, Buffer chunk) {
    body.appendBuffer(chunk);
    if (!reservation.add(chunk.length())) {
      handOver(response, headers);
    }
  }

  private void handOver(HttpClientResponse response, MultiMap headers) {
    response.handler(null);
    var streamed =
        new UpstreamAnswer.Streamed(
            response.statusCode(), headers, body, response.pipe(), request, reservation);
    if (!answer.tryComplete(streamed)) {
      streamed.discard();
    }
  }

  private void complete(int status, MultiMap headers) {
    request.end();
    var complete = new UpstreamAnswer.Complete(status, headers, body, reservation);
    boolean taken =
        status < SERVER_ERROR
            ? answer.tryComplete(complete)
            : answer.tryFail(new FailedAnswerException(complete));
    if (!taken || status >= SERVER_ERROR) {
      reservation.close();
    }
  }

  private void fail(Throwable cause) {
    request.fail();
    reservation.close();
    answer.tryFail(cause);
  }

  private void tooSlow() {
    if (answer.tryFail(new TimeoutException("the API did not answer in time"))) {
      reservation.close();
      request.giveUp();
    }
  }

  /** Without {@code Content-Length} it may be, until its body outgrows the limit. */
  private boolean mayBeShared(int status, MultiMap headers) {
    if (!SHARED.contains(status) || headers.contains(HttpHeaders.SET_COOKIE)) {
      return false;
    }
    boolean bodiless = request.http().getMethod().equals(HttpMethod.HEAD);
    String length = headers.get(HttpHeaders.CONTENT_LENGTH);
    return bodiless || length == null || FieldLines.number(length) <= bounds.answerBytes();
  }
}
