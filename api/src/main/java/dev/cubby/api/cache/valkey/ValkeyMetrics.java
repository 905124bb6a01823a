package dev.cubby.api.cache.valkey;

import static dev.cubby.common.metrics.Callbacks.counter;
import static dev.cubby.common.metrics.Callbacks.gauge;

import dev.cubby.api.cache.CurrentTrust;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** The shared cache as this process sees it, for Prometheus. */
public final class ValkeyMetrics {

  public static void register(
      PrometheusRegistry metrics, ValkeyClient client, ValkeyCache cache, CurrentTrust trust) {
    counter(metrics, "cubby_cache_hits_total", "Cache hits", cache.hits::sum);
    counter(metrics, "cubby_cache_misses_total", "Cache misses", cache.misses::sum);
    counter(
        metrics,
        "cubby_cache_bypasses_total",
        "Reads that went past the cache: fenced keys, or a cache that is not in use",
        cache.bypasses::sum);
    counter(metrics, "cubby_cache_fills_total", "Entries filled", cache.filled::sum);
    counter(
        metrics,
        "cubby_cache_fills_refused_total",
        "Entries not filled, their lease being void",
        cache.refused::sum);
    counter(
        metrics,
        "cubby_cache_foreign_epochs_total",
        "Answers of a cache under another epoch",
        cache.foreign::sum);
    counter(metrics, "cubby_cache_timeouts_total", "Commands not answered", client.timeouts::sum);
    gauge(metrics, "cubby_cache_connected", "1 while connected", () -> client.connected() ? 1 : 0);
    gauge(
        metrics,
        "cubby_cache_in_use",
        "1 while answers of the cache count",
        () -> trust.get().holds() ? 1 : 0);
    gauge(metrics, "cubby_cache_epoch", "The epoch known", () -> trust.get().epoch());
  }

  private ValkeyMetrics() {}
}
