package dev.cubby.common.http;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Requests by route, method and status, and how long they took. */
public final class HttpMetrics {
  private static final double NANOS = 1e-9;

  private final Counter requests;
  private final Histogram seconds;
  private final Map<Series, Points> points = new ConcurrentHashMap<>();

  private record Series(String route, String method, int status) {}

  private record Points(CounterDataPoint requests, DistributionDataPoint seconds) {}

  public HttpMetrics(PrometheusRegistry registry) {
    requests =
        Counter.builder()
            .name("cubby_http_requests_total")
            .help("Requests answered")
            .labelNames("route", "method", "status")
            .register(registry);
    seconds =
        Histogram.builder()
            .name("cubby_http_request_duration_seconds")
            .help("From a request's head to its answer's end")
            .labelNames("route", "method")
            .classicOnly()
            .classicUpperBounds(.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5)
            .register(registry);
  }

  /** Counts an answer. The labels are the table's own names, so their number is bounded. */
  public void count(String route, HttpMethod method, int status, long nanos) {
    Points point =
        points.computeIfAbsent(
            new Series(route, label(method), status),
            s ->
                new Points(
                    requests.labelValues(s.route, s.method, Integer.toString(s.status)),
                    seconds.labelValues(s.route, s.method)));
    point.requests.inc();
    point.seconds.observe(nanos * NANOS);
  }

  /** A client may make up methods; a metric's labels must not grow with them. */
  private static String label(HttpMethod method) {
    return HttpMethod.values().contains(method) ? method.name() : "other";
  }
}
