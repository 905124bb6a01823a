package dev.cubby.flights.explore;

import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.FlightTimer;
import dev.cubby.flights.Flights;
import dev.cubby.flights.Landing;
import dev.cubby.flights.Sharing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What is explored: the real thing, or one with a fault. */
interface Coalescer {

  CompletableFuture<Landing<Answer>> join(
      String key, Supplier<CompletionStage<Answer>> upstream, Duration deadline);

  /** Whether nothing is kept any more. */
  boolean idle();

  /** Makes one for a schedule. */
  interface Maker {
    Coalescer make(FlightLimits limits, FlightTimer timer, Sharing<Answer> sharing);
  }

  static Coalescer real(FlightLimits limits, FlightTimer timer, Sharing<Answer> sharing) {
    return of(new Flights<>(limits, timer, sharing));
  }

  static Coalescer of(Flights<String, Answer> flights) {
    return new Coalescer() {
      @Override
      public CompletableFuture<Landing<Answer>> join(
          String key, Supplier<CompletionStage<Answer>> upstream, Duration deadline) {
        return flights.join(key, upstream, deadline);
      }

      @Override
      public boolean idle() {
        var stats = flights.stats();
        return stats.keys() + stats.running() + stats.pending() + stats.callers() == 0;
      }
    };
  }
}
