package dev.cubby.dedup.upstream;

import static dev.cubby.common.metrics.Callbacks.counter;
import static dev.cubby.common.metrics.Callbacks.gauge;

import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What is known of the API's replicas, for Prometheus. */
public final class UpstreamMetrics {

  public static void register(PrometheusRegistry metrics, Replicas replicas) {
    gauge(metrics, "cubby_upstream_replicas", "Replicas of the API found by DNS", replicas::size);
    counter(
        metrics,
        "cubby_upstream_requests_total",
        "Requests opened to replicas",
        replicas.opened::sum);
    counter(
        metrics,
        "cubby_upstream_unreachable_total",
        "Replicas that could not be connected to",
        replicas.unreachable::sum);
  }

  private UpstreamMetrics() {}
}
