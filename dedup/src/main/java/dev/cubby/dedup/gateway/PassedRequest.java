package dev.cubby.dedup.gateway;

import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.HttpProblems;
import dev.cubby.dedup.upstream.UpstreamRequest;
import dev.cubby.flights.AnswerBuffers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.StreamResetException;
import java.time.Duration;
import java.util.function.Supplier;

/** One request on its way through to the API, and its answer on the way back; on one event loop. */
final class PassedRequest {
  private static final long REFUSED = 7; // RFC 9113, section 8.7: not processed at all

  private final IncomingRequest incoming;
  private final UpstreamRequest request;
  private final HttpClientRequest http;
  private final AnswerWriter answers;
  private final AnswerBuffers.Reservation reservation;
  private final Duration timeout;
  private final KeptBody body;
  private final Supplier<Future<UpstreamRequest>> another;

  /** The API may have been given something to do. */
  private boolean sending;

  /** The API has been given all of it. */
  private boolean sent;

  /**
   * @param another opens the same request once more
   */
  PassedRequest(
      IncomingRequest incoming,
      UpstreamRequest request,
      AnswerWriter answers,
      AnswerBuffers.Reservation reservation,
      Duration timeout,
      Supplier<Future<UpstreamRequest>> another) {
    this.incoming = incoming;
    this.request = request;
    this.http = request.http();
    this.answers = answers;
    this.reservation = reservation;
    this.timeout = timeout;
    this.body = new KeptBody(incoming, http, reservation);
    this.another = another;
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
        .to(body)
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
    new AnswerRelay(answers)
        .relay(
            incoming,
            PassThrough.ROUTE,
            UpstreamAnswer.Streamed.of(response, request, reservation),
            CacheStatus.passedThrough(incoming))
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
    boolean refused = cause instanceof StreamResetException reset && reset.getCode() == REFUSED;
    boolean inTime = incoming.elapsedNanos() < SecondTry.LATEST.toNanos();
    Buffer whole = body.body();
    if (whole != null && !refused && inTime) {
      tryAgain(whole);
      return;
    }
    reservation.close();
    boolean untouched = incoming.isRead() || refused || !sending;
    var _ =
        answers.problem(
            incoming,
            PassThrough.ROUTE,
            untouched
                ? HttpProblems.unavailable("The API was not there to answer; try again.", 1)
                : SecondTry.writeLost());
  }

  private void tryAgain(Buffer whole) {
    another
        .get()
        .onSuccess(
            second -> new SecondTry(incoming, second, answers, reservation).send(whole, timeout))
        .onFailure(_ -> {
          reservation.close();
          answers.problem(incoming, PassThrough.ROUTE, SecondTry.writeLost());
        });
  }
}
