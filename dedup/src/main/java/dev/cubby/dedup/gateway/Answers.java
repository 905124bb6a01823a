package dev.cubby.dedup.gateway;

import dev.cubby.common.problem.Problem;
import dev.cubby.common.problem.ProblemJson;
import dev.cubby.common.server.HttpMetrics;
import dev.cubby.common.server.Lingering;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers to callers, each with its own trace and timing, and counts them. */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger("dev.cubby.access");
  private static final int NOT_MODIFIED = 304;

  private final HttpMetrics metrics;
  private final boolean accessLog;

  Answers(HttpMetrics metrics, boolean accessLog) {
    this.metrics = metrics;
    this.accessLog = accessLog;
  }

  /** Writes an answer that others may be given too. */
  Future<Void> whole(Call call, Fetched.Whole answer, boolean collapsed) {
    HttpServerResponse response = call.request().response();
    String etag = answer.headers().get(HttpHeaders.ETAG);
    String known = call.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    boolean unchanged =
        known != null
            && etag != null
            && (answer.status() == 200 || answer.status() == 206)
            && IfNoneMatch.names(known, etag);
    head(call, "shared", unchanged ? NOT_MODIFIED : answer.status(), answer.headers(), collapsed);
    if (unchanged) {
      response.headers().remove(HttpHeaders.CONTENT_LENGTH);
      response.headers().remove(HttpHeaders.CONTENT_TYPE);
      response.headers().remove("Content-Range");
    }
    boolean bodiless = unchanged || HttpMethod.HEAD.equals(call.request().method());
    return bodiless ? response.end() : response.end(answer.body());
  }

  /** Writes an answer's head, for a body that follows. */
  void head(Call call, String route, int status, MultiMap headers, @Nullable Boolean collapsed) {
    HttpServerResponse response = call.request().response();
    Lingering.closeUnlessReceived(call.request(), call.context().owner());
    String upstream = headers.get(Headers.CACHE_STATUS);
    String timing = headers.get(Headers.SERVER_TIMING);
    boolean read = Gateway.reads(call.request().method());
    boolean ownFlight = collapsed == null || !collapsed;
    response.setStatusCode(status);
    response.headers().addAll(headers);
    response
        .putHeader(
            Headers.CACHE_STATUS,
            collapsed == null
                ? CacheStatus.passed(upstream, read)
                : CacheStatus.flown(upstream, collapsed))
        .putHeader(
            Headers.SERVER_TIMING,
            timing != null && ownFlight ? timing + ", " + call.timing() : call.timing())
        .putHeader(Headers.TRACEPARENT, call.trace().traceparent());
    count(call, route, status);
  }

  /** Answers with a problem of our own. */
  void problem(Call call, String route, Problem problem) {
    if (call.over()) {
      return;
    }
    HttpServerResponse response = call.request().response();
    Lingering.closeUnlessReceived(call.request(), call.context().owner());
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader(Headers.CACHE_STATUS, "dedup; fwd=miss")
        .putHeader(Headers.SERVER_TIMING, call.timing())
        .putHeader(Headers.TRACEPARENT, call.trace().traceparent());
    problem.headers().forEach(response::putHeader);
    Buffer body = Buffer.buffer(ProblemJson.write(problem));
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    var _ = HttpMethod.HEAD.equals(call.request().method()) ? response.end() : response.end(body);
    count(call, route, problem.status());
  }

  private void count(Call call, String route, int status) {
    metrics.count(route, call.request().method(), status, call.elapsedNanos());
    if (accessLog || status >= 500) {
      LOG.atInfo()
          .addKeyValue("traceId", call.trace().traceId())
          .addKeyValue("method", call.request().method().name())
          .addKeyValue("uri", call.request().uri())
          .addKeyValue("route", route)
          .addKeyValue("status", status)
          .addKeyValue("micros", call.elapsedNanos() / 1_000)
          .log("request");
    }
  }
}
