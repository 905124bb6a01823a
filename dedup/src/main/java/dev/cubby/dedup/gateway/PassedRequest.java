package dev.cubby.dedup.gateway;

import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.HttpProblems;
import dev.cubby.common.problem.Problem;
import dev.cubby.dedup.upstream.UpstreamRequest;
import dev.cubby.flights.AnswerBuffers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.StreamResetException;
import java.time.Duration;

/** One request on its way through to the API, and its answer on the way back; on one event loop. */
final class PassedRequest {
  private static final long REFUSED = 7; // RFC 9113, section 8.7: not processed at all

  private final IncomingRequest incoming;
  private final UpstreamRequest request;
  private final HttpClientRequest http;
  private final AnswerWriter answers;
  private final AnswerBuffers.Reservation reservation;
  private final Duration timeout;

  /** The API may have been given something to do. */
  private boolean sending;

  /** The API has been given all of it. */
  private boolean sent;

  PassedRequest(
      IncomingRequest incoming,
      UpstreamRequest request,
      AnswerWriter answers,
      AnswerBuffers.Reservation reservation,
      Duration timeout) {
    this.incoming = incoming;
    this.request = request;
    this.http = request.http();
    this.answers = answers;
    this.reservation = reservation;
    this.timeout = timeout;
  }

  void start() {
    incoming.response().exceptionHandler(_ -> request.cancel());
    incoming.response().closeHandler(_ -> request.cancel());
    http.response().onSuccess(this::relay).onFailure(this::fail);
    http.setChunked(!incoming.request().headers().contains(HttpHeaders.CONTENT_LENGTH));
    if (incoming.announcesBody() && incoming.expectsContinue()) {
      askBeforeBody();
    } else {
      sendBody();
    }
  }

  /** The API says whether it takes the body; the caller is asked for it only then. */
  private void askBeforeBody() {
    http.putHeader(HttpHeaders.EXPECT, HttpHeaders.CONTINUE);
    long timer = awaitHead();
    http.continueHandler(_ -> {
      incoming.vertx().cancelTimer(timer);
      if (!sending && !incoming.over()) {
        var _ = incoming.response().writeContinue();
        sendBody();
      }
    });
    var _ = http.writeHead();
  }

  private void sendBody() {
    sending = true;
    incoming
        .request()
        .pipe()
        .endOnFailure(false)
        .to(http)
        .onSuccess(_ -> {
          sent = true;
          awaitHead();
        })
        .onFailure(_ -> onBrokenBody());
  }

  /** A part of a body must not count as the whole of it. */
  private void onBrokenBody() {
    if (!incoming.request().isEnded()) {
      // Either the caller broke off, or the API wants no more of it; then its answer is there.
      if (!incoming.response().headWritten()) {
        request.cancel();
      }
      incoming.request().resume();
    }
  }

  private long awaitHead() {
    long timer = incoming.vertx().setTimer(timeout.toMillis(), _ -> request.giveUp());
    http.response().onComplete(_ -> incoming.vertx().cancelTimer(timer));
    return timer;
  }

  private void relay(HttpClientResponse response) {
    var answer =
        new UpstreamAnswer.Streamed(
            response.statusCode(),
            EndToEnd.copy(response.headers()),
            Buffer.buffer(),
            response.pipe(),
            request,
            reservation);
    new AnswerRelay(answers)
        .relay(incoming, PassThrough.ROUTE, answer, CacheStatus.passedThrough(incoming))
        .onSuccess(_ -> endUpload());
  }

  /** The API has answered all it will: what has not been sent to it yet is not wanted. */
  private void endUpload() {
    if (!sent) {
      request.cancel();
    }
  }

  private void fail(Throwable cause) {
    request.fail();
    reservation.close();
    boolean refused = cause instanceof StreamResetException reset && reset.getCode() == REFUSED;
    boolean untouched = incoming.isRead() || refused || !sending;
    var _ =
        answers.problem(
            incoming,
            PassThrough.ROUTE,
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
