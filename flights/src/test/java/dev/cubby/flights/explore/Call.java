package dev.cubby.flights.explore;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One upstream call, which ends when it is told to. */
final class Call {
  final Trip trip;
  final long began;
  final CompletableFuture<Answer> stage = new CompletableFuture<>();
  @Nullable Answer answer;
  @Nullable Exception failure;

  Call(Trip trip, long began) {
    this.trip = trip;
    this.began = began;
  }

  boolean open() {
    return answer == null && failure == null;
  }

  void land(boolean shareable) {
    answer = new Answer(this, shareable);
    stage.complete(answer);
  }

  void fail() {
    stage.completeExceptionally(noteFailure());
  }

  IllegalStateException noteFailure() {
    var noted = new IllegalStateException("upstream of " + trip + " is down");
    failure = noted;
    return noted;
  }

  @Override
  public String toString() {
    return trip + (trip.calls.indexOf(this) == 0 ? "" : " (retry)");
  }
}
