package dev.cubby.api.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
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

  /** How long a request whose body nobody wants may go on to send it. */
  private static final long LINGER_MILLIS = 5_000;

  /** RFC 9113, section 8.1: the answer is complete, the rest of the request is not needed. */
  private static final long H2_NO_ERROR = 0;

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
      metrics.count(route, methodLabel(call.request().method()), 503, elapsed(call));
      return;
    }
    Future<Void> written = write(call, response, answer);
    if (counted) {
      written.onComplete(_ -> budget.giveBack(size));
    }
    metrics.count(route, methodLabel(call.request().method()), answer.status(), elapsed(call));
    log(call, route, answer);
  }

  private static Future<Void> write(Call call, HttpServerResponse response, Answer answer) {
    response.setStatusCode(answer.status());
    response.headers().setAll(answer.headers());
    response.putHeader(CONTENT_TYPE_OPTIONS, NOSNIFF);
    response.putHeader(SERVER_TIMING, timing(elapsed(call)));
    closeUnlessReceived(call);
    Buffer body = answer.body();
    if (body == null) {
      return response.end();
    }
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    return HttpMethod.HEAD.equals(call.request().method()) ? response.end() : response.end(body);
  }

  /**
   * An answer that came before its request's body did: what is still sent of that is thrown away,
   * but not for ever.
   */
  private static void closeUnlessReceived(Call call) {
    HttpServerRequest request = call.request();
    if (request.isEnded() || !announcesBody(request)) {
      return;
    }
    boolean sharesConnection = request.version() == HttpVersion.HTTP_2;
    if (!sharesConnection) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    call.vertx().setTimer(LINGER_MILLIS, _ -> giveUpOn(request, sharesConnection));
  }

  private static void giveUpOn(HttpServerRequest request, boolean sharesConnection) {
    if (request.isEnded()) {
      return;
    }
    if (sharesConnection) {
      request.response().reset(H2_NO_ERROR);
    } else {
      request.connection().close();
    }
  }

  private static boolean announcesBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
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

  /** A client may make up methods; a metric's labels must not grow with them. */
  private static String methodLabel(HttpMethod method) {
    return HttpMethod.values().contains(method) ? method.name() : "other";
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
