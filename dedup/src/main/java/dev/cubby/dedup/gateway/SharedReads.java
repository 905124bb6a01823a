package dev.cubby.dedup.gateway;

import dev.cubby.common.http.Answer;
import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.HttpProblems;
import dev.cubby.dedup.gateway.UpstreamRead.ReadBounds;
import dev.cubby.dedup.upstream.Upstream;
import dev.cubby.flights.FlightFailedException;
import dev.cubby.flights.Flights;
import dev.cubby.flights.Landing;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Answers reads by flights. */
final class SharedReads {
  static final String ROUTE = "shared";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final Flights<String, UpstreamAnswer> flights;
  private final Upstream upstream;
  private final ReadBounds bounds;
  private final Duration deadline;
  private final AnswerWriter answers;
  private final FlightAnswers flightAnswers;

  /**
   * Answers reads.
   *
   * @param bounds of one request to the API
   * @param deadline of each caller, from its request on
   */
  SharedReads(
      Flights<String, UpstreamAnswer> flights,
      Upstream upstream,
      ReadBounds bounds,
      Duration deadline,
      AnswerWriter answers) {
    this.flights = flights;
    this.upstream = upstream;
    this.bounds = bounds;
    this.deadline = deadline;
    this.answers = answers;
    this.flightAnswers = new FlightAnswers(answers, ROUTE);
  }

  /**
   * Lets the read board a flight.
   *
   * @param cleared whether its token has been found to allow it
   */
  void handle(IncomingRequest incoming, boolean cleared) {
    var fetch = new FlightFetch(incoming, upstream, bounds);
    CompletableFuture<Landing<UpstreamAnswer>> landing =
        flights.join(FlightKey.of(incoming.request(), cleared), fetch, deadline);
    if (!landing.isDone()) {
      // A caller that leaves frees its seat; the flight goes on.
      HttpServerResponse response = incoming.response();
      response.exceptionHandler(_ -> landing.cancel(false));
      response.closeHandler(_ -> landing.cancel(false));
    }
    var _ = landing.whenComplete((landed, failure) -> settle(incoming, landed, failure));
  }

  /** On the thread that landed the flight: what the answer holds is held before it is let go. */
  private void settle(
      IncomingRequest incoming,
      @Nullable Landing<UpstreamAnswer> landed,
      @Nullable Throwable failure) {
    if (landed == null) {
      incoming.onLoop(() -> fail(incoming, failure));
      return;
    }
    CacheStatus cacheStatus = CacheStatus.of(landed);
    switch (landed.value()) {
      case UpstreamAnswer.Complete complete -> {
        complete.hold();
        incoming.onLoop(() -> answer(incoming, complete, cacheStatus));
      }
      case UpstreamAnswer.Streamed streamed when landed.collapsed() && isRefusal(streamed) -> {
        streamed.discard();
        fetchAlone(incoming);
      }
      case UpstreamAnswer.Streamed streamed ->
          incoming.onLoop(() -> flightAnswers.relay(incoming, streamed, cacheStatus));
    }
  }

  /** A refusal is for the token of the caller that launched the flight, which has left. */
  private static boolean isRefusal(UpstreamAnswer answer) {
    return answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN;
  }

  private void fetchAlone(IncomingRequest incoming) {
    var _ =
        new FlightFetch(incoming, upstream, bounds)
            .get()
            .whenComplete((answer, failure) -> {
              if (answer == null) {
                settle(incoming, null, new FlightFailedException(failure));
              } else {
                settle(incoming, new Landing<>(answer, false), null);
                UpstreamAnswer.SHARING.shared(answer);
              }
            });
  }

  private void answer(
      IncomingRequest incoming, UpstreamAnswer.Complete answer, CacheStatus cacheStatus) {
    if (incoming.over()) {
      answer.letGo();
    } else {
      flightAnswers.send(incoming, answer, cacheStatus).onComplete(_ -> answer.letGo());
    }
  }

  private void fail(IncomingRequest incoming, @Nullable Throwable failure) {
    if (incoming.over()) {
      return;
    }
    Throwable cause = failure instanceof FlightFailedException ? failure.getCause() : failure;
    if (cause instanceof FailedAnswerException failed) {
      // The API says best what is wrong.
      var _ = flightAnswers.send(incoming, failed.answer(), CacheStatus.FLOWN);
      return;
    }
    String why =
        cause instanceof TimeoutException
            ? "The API did not answer in time; try again."
            : failure instanceof FlightFailedException
                ? "The API cannot be reached; try again."
                : "Too many requests wait already; try again.";
    Answer answer = Answer.of(HttpProblems.unavailable(why, 1));
    var _ =
        answers.send(
            incoming, ROUTE, answer.with(AnswerWriter.CACHE_STATUS, CacheStatus.FLOWN.field()));
  }
}
