package dev.cubby.dedup.gateway;

import dev.cubby.common.trace.TraceContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/**
 * A caller's request on its event loop.
 *
 * @param startNanos by {@link System#nanoTime}
 */
record Call(
    HttpServerRequest request, TraceContext trace, Context context, Thread loop, long startNanos) {

  static Call of(HttpServerRequest request) {
    return new Call(
        request,
        TraceContext.of(request.getHeader(Headers.TRACEPARENT)),
        Objects.requireNonNull(Vertx.currentContext(), "not on an event loop"),
        Thread.currentThread(),
        System.nanoTime());
  }

  /** Runs the task on the caller's event loop; at once where that is this thread. */
  void onLoop(Runnable task) {
    if (Thread.currentThread().equals(loop)) {
      task.run();
    } else {
      context.runOnContext(_ -> task.run());
    }
  }

  /** Whether nobody is there to be answered, or an answer has begun. */
  boolean over() {
    var response = request.response();
    return response.closed() || response.ended() || response.headWritten();
  }

  long elapsedNanos() {
    return System.nanoTime() - startNanos;
  }

  /** The field {@code Server-Timing} (W3C): milliseconds with three decimals. */
  String timing() {
    long micros = elapsedNanos() / 1_000;
    return "dedup;dur="
        + micros / 1_000
        + "."
        + String.valueOf(1_000 + micros % 1_000).substring(1);
  }
}
