package dev.cubby.common.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Counts every answer, and logs those that failed here; all of them where it is asked to. */
public final class AccessLog implements AnswerLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.cubby.access");
  private static final int SERVER_ERROR = 500;

  private final HttpMetrics metrics;
  private final boolean all;

  public AccessLog(HttpMetrics metrics, boolean all) {
    this.metrics = metrics;
    this.all = all;
  }

  @Override
  public void answered(IncomingRequest request, String route, int status) {
    long nanos = request.elapsedNanos();
    metrics.count(route, request.method(), status, nanos);
    if (all || status >= SERVER_ERROR) {
      LoggingEventBuilder line = LOG.atInfo();
      String caller = request.caller().name();
      if (caller != null) {
        line = line.addKeyValue("token", caller);
      }
      line.addKeyValue("traceId", request.trace().traceId())
          .addKeyValue("method", request.method().name())
          .addKeyValue("uri", request.request().uri())
          .addKeyValue("route", route)
          .addKeyValue("status", status)
          .addKeyValue("micros", nanos / 1_000)
          .log("request");
    }
  }
}
