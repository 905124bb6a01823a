package dev.cubby.flights;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One caller's place on a flight.
 *
 * @param upstream the caller's own way to fetch the answer, used if it launches the flight
 * @param deadline by {@link FlightTimer#nanoTime}
 */
record Seat<V>(
    CompletableFuture<Landing<V>> answer,
    Supplier<? extends CompletionStage<? extends V>> upstream,
    long deadline) {

  /** Whether the caller is still there. */
  boolean waits() {
    return !answer.isDone();
  }

  /** Fails the caller if its deadline has passed; true if it was that which failed it. */
  boolean expire(long now) {
    // By difference: nanoTime may wrap around.
    return deadline - now <= 0
        && answer.completeExceptionally(new TimeoutException("The caller's deadline has passed"));
  }
}
