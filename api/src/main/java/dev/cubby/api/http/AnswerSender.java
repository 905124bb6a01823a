package dev.cubby.api.http;

import dev.cubby.common.server.HttpMetrics;
import dev.cubby.common.server.Lingering;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers, with what every answer carries, and counts them. */
final class AnswerSender {
  private static final Logger LOG = LoggerFactory.getLogger("dev.cubby.access");
  private static final CharSequence SERVER_TIMING = HttpHeaders.createOptimized("Server-Timing");
  private static final CharSequence CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");

  /** Bodies up to this size are not counted against the budget. */
  private static final int SMALL_BODY_BYTES = 16 * 1024;

  private final HttpMetrics metrics;
  private final ByteBudget budget;
  private final boolean accessLog;

  AnswerSender(HttpMetrics metrics, ByteBudget budget, boolean accessLog) {
    this.metrics = metrics;
    this.budget = budget;
    this.accessLog = accessLog;
  }

  /** Sends the answer; a large one only if the readers that are slow already leave room. */
  void send(Call call, String route, Answer answer) {
    HttpServerResponse response = call.request().response();
    if (response.ended() || response.closed()) {
      return;
    }
    Buffer body = answer.body();
    int size = body == null || HttpMethod.HEAD.equals(call.request().method()) ? 0 : body.length();
    boolean counted = size > SMALL_BODY_BYTES;
    if (counted && !budget.take(size)) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "1").setStatusCode(503).end();
      metrics.count(route, call.request().method(), 503, elapsed(call));
      return;
    }
    Future<Void> written = write(call, response, answer);
    if (counted) {
      written.onComplete(_ -> budget.giveBack(size));
    }
    metrics.count(route, call.request().method(), answer.status(), elapsed(call));
    log(call, route, answer);
  }

  private static Future<Void> write(Call call, HttpServerResponse response, Answer answer) {
    response.setStatusCode(answer.status());
    response.headers().setAll(answer.headers());
    response.putHeader(CONTENT_TYPE_OPTIONS, NOSNIFF);
    response.putHeader(SERVER_TIMING, timing(elapsed(call)));
    Lingering.closeUnlessReceived(call.request(), call.vertx());
    Buffer body = answer.body();
    if (body == null) {
      return response.end();
    }
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    return HttpMethod.HEAD.equals(call.request().method()) ? response.end() : response.end(body);
  }

  private static long elapsed(Call call) {
    return System.nanoTime() - call.startNanos();
  }

  /** Milliseconds with three decimals (W3C Server Timing). */
  private static String timing(long nanos) {
    long micros = nanos / 1_000;
    long fraction = micros % 1_000;
    return "api;dur="
        + micros / 1_000
        + (fraction < 10 ? ".00" : fraction < 100 ? ".0" : ".")
        + fraction;
  }

  private void log(Call call, String route, Answer answer) {
    if (accessLog || answer.status() >= 500) {
      LOG.atInfo()
          .addKeyValue("traceId", call.trace().traceId())
          .addKeyValue("method", call.request().method().name())
          .addKeyValue("uri", call.request().uri())
          .addKeyValue("route", route)
          .addKeyValue("status", answer.status())
          .addKeyValue("micros", elapsed(call) / 1_000)
          .log("request");
    }
  }
}
