package dev.cubby.api.http;

import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.UnreadableVersionException;
import dev.cubby.common.problem.Problem;
import dev.cubby.common.problem.ProblemException;
import dev.cubby.common.trace.TraceContext;
import dev.cubby.flights.FlightFailedException;
import dev.cubby.flights.OverloadedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into a problem; what is not the caller's doing is logged. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  static Problem problem(Throwable failure, TraceContext trace) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof FlightFailedException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case ProblemException e -> e.problem();
      case StoreException e -> store(e, trace);
      case UnreadableVersionException e -> Problems.unreadable(e.version(), e.history());
      case TimeoutException _ ->
          Problems.unavailable("The database did not answer in time; try again.", 1);
      case OverloadedException _ ->
          Problems.unavailable("Too many requests wait already; try again.", 1);
      case RejectedExecutionException _ ->
          Problems.unavailable("Too many requests wait already, or this is shutting down.", 1);
      default -> {
        log("request failed", cause, trace);
        yield Problems.internal();
      }
    };
  }

  private static Problem store(StoreException failure, TraceContext trace) {
    if (failure.kind() == StoreException.Kind.CORRUPT) {
      log("store failed", failure, trace);
    } else {
      // Its message says all; an outage has many of these.
      LOG.atWarn().addKeyValue("traceId", trace.traceId()).log(failure.getMessage());
    }
    return switch (failure.kind()) {
      case UNAVAILABLE -> Problems.unavailable("The database cannot be reached; try again.", 1);
      case READ_ONLY -> Problems.unavailable("The database takes no writes now.", 10);
      case FULL -> Problems.storageFull();
      case CORRUPT -> Problems.internal();
      case COMMIT_UNKNOWN -> Problems.writeUnknown();
    };
  }

  private static void log(String message, Throwable failure, TraceContext trace) {
    LOG.atError().addKeyValue("traceId", trace.traceId()).setCause(failure).log(message);
  }

  private Failures() {}
}
