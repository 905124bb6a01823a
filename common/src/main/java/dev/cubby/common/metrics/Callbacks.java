package dev.cubby.common.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.DoubleSupplier;

/** Metrics whose value is asked for at each scrape. */
public final class Callbacks {

  /** A total that only grows; the name ends in {@code _total}. */
  public static void counter(
      PrometheusRegistry metrics, String name, String help, DoubleSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(metrics);
  }

  /** A value that goes up and down. */
  public static void gauge(
      PrometheusRegistry metrics, String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(metrics);
  }

  private Callbacks() {}
}
