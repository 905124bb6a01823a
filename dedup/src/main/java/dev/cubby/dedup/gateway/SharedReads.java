package dev.cubby.dedup.gateway;

import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.HttpProblems;
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
  private static final String ROUTE = "shared";

  private final Flights<String, Fetched> flights;
  private final Upstream upstream;
  private final Answers answers;
  private final Duration deadline;
  private final Duration timeout;

  /**
   * Answers reads.
   *
   * @param deadline of each caller, from its request on
   * @param timeout of one request to the API
   */
  SharedReads(
      Flights<String, Fetched> flights,
      Upstream upstream,
      Answers answers,
      Duration deadline,
      Duration timeout) {
    this.flights = flights;
    this.upstream = upstream;
    this.answers = answers;
    this.deadline = deadline;
    this.timeout = timeout;
  }

  void handle(IncomingRequest call) {
    var attempts = new Attempts(call, upstream, flights.buffers(), timeout);
    CompletableFuture<Landing<Fetched>> landing =
        flights.join(FlightKey.of(call.request()), attempts, deadline);
    if (!landing.isDone()) {
      // A caller who leaves frees its seat; the flight goes on.
      HttpServerResponse response = call.request().response();
      response.exceptionHandler(_ -> landing.cancel(false));
      response.closeHandler(_ -> landing.cancel(false));
    }
    var _ = landing.whenComplete((landed, failure) -> settle(call, landed, failure));
  }

  /** On the thread that landed the flight: what the answer holds is held before it is let go. */
  private void settle(
      IncomingRequest call, @Nullable Landing<Fetched> landed, @Nullable Throwable failure) {
    if (landed == null) {
      call.onLoop(() -> fail(call, failure));
      return;
    }
    switch (landed.value()) {
      case Fetched.Whole whole -> {
        whole.hold();
        call.onLoop(() -> answer(call, whole, landed.collapsed()));
      }
      case Fetched.Partial partial ->
          call.onLoop(() -> Relay.answer(call, ROUTE, answers, partial));
    }
  }

  private void answer(IncomingRequest call, Fetched.Whole whole, boolean collapsed) {
    if (call.over()) {
      whole.letGo();
    } else {
      answers.whole(call, whole, collapsed).onComplete(_ -> whole.letGo());
    }
  }

  private void fail(IncomingRequest call, @Nullable Throwable failure) {
    Throwable cause = failure instanceof FlightFailedException ? failure.getCause() : failure;
    if (call.over()) {
      return;
    }
    if (cause instanceof FailedAnswerException answered) {
      // The API says best what is wrong.
      var _ = answers.whole(call, answered.answer(), false);
      return;
    }
    String why =
        cause instanceof TimeoutException
            ? "The API did not answer in time; try again."
            : failure instanceof FlightFailedException
                ? "The API cannot be reached; try again."
                : "Too many requests wait already; try again.";
    answers.problem(call, ROUTE, HttpProblems.unavailable(why, 1));
  }
}
