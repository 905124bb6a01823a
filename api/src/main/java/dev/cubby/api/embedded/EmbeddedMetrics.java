package dev.cubby.api.embedded;

import dev.cubby.api.cache.MemoryCache;
import dev.cubby.dedup.flight.Flights;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.DoubleSupplier;

/** What the cache and the flights count, for Prometheus. */
final class EmbeddedMetrics {

  static void register(PrometheusRegistry metrics, MemoryCache cache, Flights<?, ?> flights) {
    counter(metrics, "cubby_cache_hits_total", "Cache hits", () -> cache.stats().hitCount());
    counter(metrics, "cubby_cache_misses_total", "Cache misses", () -> cache.stats().missCount());
    counter(
        metrics,
        "cubby_cache_evictions_total",
        "Entries evicted for room",
        () -> cache.stats().evictionCount());
    gauge(metrics, "cubby_cache_entries", "Entries held", cache::size);
    flights(metrics, flights);
  }

  private static void flights(PrometheusRegistry metrics, Flights<?, ?> flights) {
    gauge(metrics, "cubby_flights_running", "Reads under way", () -> flights.stats().running());
    gauge(metrics, "cubby_flights_pending", "Reads that wait", () -> flights.stats().pending());
    counter(
        metrics, "cubby_flights_total", "Reads that went out", () -> flights.stats().launched());
    counter(
        metrics,
        "cubby_flights_collapsed_total",
        "Callers answered by another's read",
        () -> flights.stats().collapsed());
    counter(
        metrics, "cubby_flights_failed_total", "Reads that failed", () -> flights.stats().failed());
  }

  private static void counter(
      PrometheusRegistry metrics, String name, String help, DoubleSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(metrics);
  }

  private static void gauge(
      PrometheusRegistry metrics, String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(metrics);
  }

  private EmbeddedMetrics() {}
}
