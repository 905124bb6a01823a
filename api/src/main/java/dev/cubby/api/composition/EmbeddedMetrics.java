package dev.cubby.api.composition;

import static dev.cubby.common.metrics.Callbacks.counter;
import static dev.cubby.common.metrics.Callbacks.gauge;

import dev.cubby.api.cache.MemoryCache;
import dev.cubby.flights.FlightMetrics;
import dev.cubby.flights.Flights;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** The counts of the cache and the flights, for Prometheus. */
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
    FlightMetrics.register(metrics, flights);
  }

  private EmbeddedMetrics() {}
}
