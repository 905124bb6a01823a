package dev.cubby.flights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.flights.explore.ManualTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Flights on virtual time, whose upstream calls end when told to. */
final class Scene {
  static final String KEY = "k";
  static final Duration MINUTE = Duration.ofMinutes(1);

  final ManualTimer timer = new ManualTimer();

  /** The upstream calls so far. */
  final List<CompletableFuture<String>> calls = new ArrayList<>();

  final Flights<String, String> flights;

  Scene(FlightLimits limits) {
    this(limits, Sharing.always());
  }

  Scene(FlightLimits limits, Sharing<String> sharing) {
    flights = new Flights<>(limits, timer, sharing);
  }

  /** Someone asks for the key, and would wait a minute. */
  CompletableFuture<Landing<String>> join() {
    return flights.join(KEY, this::upstream, MINUTE);
  }

  CompletionStage<String> upstream() {
    var call = new CompletableFuture<String>();
    calls.add(call);
    return call;
  }

  void assertNothingIsLeft() {
    FlightStats stats = flights.stats();
    assertThat(stats.keys() + stats.running() + stats.pending() + stats.callers()).isZero();
  }
}
