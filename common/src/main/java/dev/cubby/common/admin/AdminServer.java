package dev.cubby.common.admin;

import dev.cubby.common.http.AllowedHosts;
import dev.cubby.common.http.Answer;
import dev.cubby.common.http.AnswerLog;
import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.ByteBudget;
import dev.cubby.common.http.Cors;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.http.RequestGate;
import dev.cubby.common.problem.HttpProblems;
import dev.cubby.common.problem.Problem;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The second port, for the platform and never for users: {@code /livez} (the process answers),
 * {@code /readyz} (give it requests), {@code /metrics} (Prometheus text).
 */
public final class AdminServer {
  private static final String ROUTE = "admin";
  private static final Problem NOT_HERE =
      new Problem(
          404,
          "no-such-resource",
          "There is no such resource",
          "Here are /livez, /readyz and /metrics.");

  private final AnswerWriter answers =
      new AnswerWriter("admin", AnswerLog.NONE, new ByteBudget(Long.MAX_VALUE), Cors.none());
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
    var gate = new RequestGate(this::answer, answers, AllowedHosts.any());
    return vertx
        .createHttpServer()
        .requestHandler(gate)
        .invalidRequestHandler(gate::refuse)
        .listen(port, host);
  }

  private void answer(IncomingRequest request) {
    var _ = answers.send(request, ROUTE, answerTo(request));
  }

  private Answer answerTo(IncomingRequest request) {
    if (!request.isRead()) {
      return Answer.of(HttpProblems.methodNotAllowed(request.method().name(), "GET, HEAD"));
    }
    return switch (request.path()) {
      case "/livez" -> text(200, "alive\n");
      case "/readyz" -> ready();
      case "/metrics" ->
          Answer.of(200, PrometheusTextFormatWriter.CONTENT_TYPE, Buffer.buffer(scrape()));
      default -> Answer.of(NOT_HERE);
    };
  }

  private Answer ready() {
    Map<String, String> faults = readiness.faults();
    if (faults.isEmpty()) {
      return text(200, "ready\n");
    }
    var lines = new StringBuilder();
    faults.forEach((name, fault) -> lines.append(name).append(": ").append(fault).append('\n'));
    return text(503, lines.toString()).with(HttpHeaders.RETRY_AFTER, "1");
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

  private static Answer text(int status, String text) {
    return Answer.of(status, "text/plain; charset=utf-8", Buffer.buffer(text));
  }
}
