package dev.cubby.flights;

import static dev.cubby.common.metrics.Callbacks.counter;
import static dev.cubby.common.metrics.Callbacks.gauge;

import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** The counts of flights, for Prometheus. */
public final class FlightMetrics {

  public static void register(PrometheusRegistry metrics, Flights<?, ?> flights) {
    gauge(metrics, "cubby_flights_running", "Reads under way", () -> flights.stats().running());
    gauge(metrics, "cubby_flights_pending", "Reads that wait", () -> flights.stats().pending());
    gauge(metrics, "cubby_flights_callers", "Callers who wait", () -> flights.stats().callers());
    gauge(
        metrics,
        "cubby_flights_buffered_bytes",
        "Bytes of answers held for their callers",
        () -> flights.stats().bufferedBytes());
    counter(
        metrics, "cubby_flights_total", "Reads that went out", () -> flights.stats().launched());
    counter(
        metrics,
        "cubby_flights_collapsed_total",
        "Callers answered by another's read",
        () -> flights.stats().collapsed());
    counter(
        metrics,
        "cubby_flights_retried_total",
        "Reads made again after a failure",
        () -> flights.stats().retried());
    counter(
        metrics, "cubby_flights_failed_total", "Reads that failed", () -> flights.stats().failed());
    counter(
        metrics,
        "cubby_flights_detached_total",
        "Slow reads that the next one passed",
        () -> flights.stats().detached());
    counter(
        metrics,
        "cubby_flights_solo_total",
        "Reads of callers whose answer could not be shared",
        () -> flights.stats().solo());
    counter(
        metrics,
        "cubby_flights_timed_out_total",
        "Callers whose deadline passed",
        () -> flights.stats().timedOut());
    counter(
        metrics,
        "cubby_flights_refused_total",
        "Callers turned away at a bound",
        () -> flights.stats().refused());
  }

  private FlightMetrics() {}
}
