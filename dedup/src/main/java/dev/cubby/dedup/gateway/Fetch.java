package dev.cubby.dedup.gateway;

import dev.cubby.dedup.upstream.Exchange;
import dev.cubby.flights.AnswerBuffers;
import dev.cubby.flights.FlightLimits;
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

/** One read of the API: received whole if all callers may share it, else begun. On one loop. */
final class Fetch {
  private static final Set<Integer> SHARED = Set.of(200, 206, 304, 404);
  private static final int SERVER_ERROR = 500;

  /** A larger answer would be held in memory for its slowest caller. */
  private static final int MAX_SHARED_BYTES = FlightLimits.DEFAULT.answerBytes();

  private final Exchange exchange;
  private final AnswerBuffers.Reservation reservation;
  private final Promise<Fetched> answer = Promise.promise();
  private final Buffer body = Buffer.buffer();

  private Fetch(Exchange exchange, AnswerBuffers buffers) {
    this.exchange = exchange;
    this.reservation = buffers.open();
  }

  /**
   * Sends the request.
   *
   * @param timeout until the answer is complete, or known to be one that is not shared
   * @return fails with {@link FailedAnswerException} for an answer of 500 or above, {@link
   *     TimeoutException}, or what broke the connection
   */
  static Future<Fetched> send(
      Vertx vertx, Exchange exchange, AnswerBuffers buffers, Duration timeout) {
    var fetch = new Fetch(exchange, buffers);
    long timer = vertx.setTimer(timeout.toMillis(), _ -> fetch.tooSlow());
    exchange.request().send().onComplete(fetch::receive, fetch::fail);
    return fetch.answer.future().onComplete(_ -> vertx.cancelTimer(timer));
  }

  private void receive(HttpClientResponse response) {
    MultiMap headers = Headers.endToEnd(response.headers());
    int status = response.statusCode();
    if (answer.future().isComplete()) {
      return;
    }
    if (status < SERVER_ERROR && !shared(status, headers)) {
      begun(response, headers);
      return;
    }
    response.exceptionHandler(this::fail);
    response.endHandler(_ -> complete(status, headers));
    response.handler(chunk -> add(response, headers, chunk));
  }

  private void add(HttpClientResponse response, MultiMap headers, Buffer chunk) {
    body.appendBuffer(chunk);
    if (!reservation.add(chunk.length())) {
      begun(response, headers);
    }
  }

  private void begun(HttpClientResponse response, MultiMap headers) {
    response.pause();
    response.handler(null);
    response.endHandler(null);
    response.exceptionHandler(null);
    int status = response.statusCode();
    var partial = new Fetched.Partial(status, headers, body, response, exchange, reservation);
    if (!answer.tryComplete(partial)) {
      partial.discard();
    }
  }

  private void complete(int status, MultiMap headers) {
    exchange.end();
    var whole = new Fetched.Whole(status, headers, body, reservation);
    boolean taken =
        status < SERVER_ERROR
            ? answer.tryComplete(whole)
            : answer.tryFail(new FailedAnswerException(whole));
    if (!taken || status >= SERVER_ERROR) {
      reservation.close();
    }
  }

  private void fail(Throwable cause) {
    exchange.fail();
    reservation.close();
    answer.tryFail(cause);
  }

  private void tooSlow() {
    if (answer.tryFail(new TimeoutException("the API did not answer in time"))) {
      reservation.close();
      exchange.giveUp();
    }
  }

  /** Without a promise of its size it is begun, and found out. */
  private boolean shared(int status, MultiMap headers) {
    if (!SHARED.contains(status) || headers.contains(HttpHeaders.SET_COOKIE)) {
      return false;
    }
    boolean bodiless = exchange.request().getMethod().equals(HttpMethod.HEAD);
    String length = headers.get(HttpHeaders.CONTENT_LENGTH);
    return bodiless || length == null || fits(length);
  }

  private static boolean fits(String length) {
    return length.length() <= 9 && Integer.parseInt(length) <= MAX_SHARED_BYTES;
  }
}
