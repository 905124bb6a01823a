package dev.cubby.dedup.gateway;

import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.Problem;
import dev.cubby.dedup.upstream.UpstreamRequest;
import dev.cubby.flights.AnswerBuffers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Set;

/**
 * Sends a write once more whose answer was lost on the way from the API. Its idempotency key keeps
 * the API from doing it twice. The caller is given the answer if it tells what became of the write:
 * an API that is overloaded has done nothing now, but may have done the write before.
 */
final class SecondTry {
  /** Later, the caller's own patience would end before the second answer comes. */
  static final Duration LATEST = Duration.ofSeconds(10);

  private static final Set<Integer> SAYS_NOTHING = Set.of(401, 403, 408, 421, 429);

  private final IncomingRequest incoming;
  private final UpstreamRequest request;
  private final AnswerWriter answers;
  private final AnswerBuffers.Reservation reservation;

  /**
   * @param reservation that holds the body
   */
  SecondTry(
      IncomingRequest incoming,
      UpstreamRequest request,
      AnswerWriter answers,
      AnswerBuffers.Reservation reservation) {
    this.incoming = incoming;
    this.request = request;
    this.answers = answers;
    this.reservation = reservation;
  }

  /**
   * Sends it.
   *
   * @param timeout of the API, until its answer's head
   */
  void send(Buffer body, Duration timeout) {
    if (incoming.over()) {
      request.cancel();
      reservation.close();
      return;
    }
    incoming.response().exceptionHandler(_ -> request.cancel());
    incoming.response().closeHandler(_ -> request.cancel());
    HttpClientRequest http = request.http();
    http.setChunked(!incoming.request().headers().contains(HttpHeaders.CONTENT_LENGTH));
    long timer = incoming.vertx().setTimer(timeout.toMillis(), _ -> request.giveUp());
    http.response()
        .onComplete(_ -> incoming.vertx().cancelTimer(timer))
        .onSuccess(this::relay)
        .onFailure(_ -> {
          request.fail();
          lost();
        });
    var _ = http.end(body);
  }

  private void relay(HttpClientResponse response) {
    if (response.statusCode() >= 500 || SAYS_NOTHING.contains(response.statusCode())) {
      request.cancel();
      lost();
      return;
    }
    var _ =
        new AnswerRelay(answers)
            .relay(
                incoming,
                PassThrough.ROUTE,
                UpstreamAnswer.Streamed.of(response, request, reservation),
                CacheStatus.passedThrough(incoming));
  }

  private void lost() {
    reservation.close();
    var _ = answers.problem(incoming, PassThrough.ROUTE, writeLost());
  }

  static Problem writeLost() {
    return new Problem(
        502,
        "write-outcome-unknown",
        "The answer was lost",
        "The connection to the API broke. The write may or may not have happened: read the key to"
            + " see, then retry if need be; with an Idempotency-Key a retry is always safe.");
  }
}
