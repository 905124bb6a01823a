package dev.cubby.common.admin;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The second port, for the platform and never for users: {@code /livez} (the process answers),
 * {@code /readyz} (give it requests), {@code /metrics} (Prometheus text).
 */
public final class AdminServer {
  private final Readiness readiness;
  private final PrometheusRegistry metrics;
  private final PrometheusTextFormatWriter format =
      PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();

  public AdminServer(Readiness readiness, PrometheusRegistry metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  /** Starts to listen; the server's {@code actualPort()} tells where. */
  public Future<HttpServer> listen(Vertx vertx, String host, int port) {
    return vertx.createHttpServer().requestHandler(this::answer).listen(port, host);
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/livez" -> text(request, 200, "alive\n");
      case "/readyz" -> ready(request);
      case "/metrics" ->
          request
              .response()
              .putHeader("Content-Type", PrometheusTextFormatWriter.CONTENT_TYPE)
              .end(Buffer.buffer(scrape()));
      case null, default -> text(request, 404, "Here are /livez, /readyz and /metrics.\n");
    }
  }

  private void ready(HttpServerRequest request) {
    Map<String, String> faults = readiness.faults();
    if (faults.isEmpty()) {
      text(request, 200, "ready\n");
    } else {
      var lines = new StringBuilder();
      faults.forEach((name, fault) -> lines.append(name).append(": ").append(fault).append('\n'));
      text(request, 503, lines.toString());
    }
  }

  private byte[] scrape() {
    var bytes = new ByteArrayOutputStream();
    try {
      format.write(bytes, metrics.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void text(HttpServerRequest request, int status, String text) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end(text);
  }
}
