package dev.cubby.common.http;

import dev.cubby.common.trace.TraceContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way to an answer, on its event loop.
 *
 * @param trace of this request: the client's trace, a span of our own
 * @param loop the thread of the event loop
 * @param startNanos by {@link System#nanoTime}, when its head had come
 */
public record IncomingRequest(
    HttpServerRequest request,
    TraceContext trace,
    Caller caller,
    Context context,
    Thread loop,
    long startNanos) {
  public static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");

  /** To be called on the request's event loop. */
  public static IncomingRequest of(HttpServerRequest request) {
    return new IncomingRequest(
        request,
        TraceContext.of(request.getHeader(TRACEPARENT)),
        new Caller(),
        Objects.requireNonNull(Vertx.currentContext(), "not on an event loop"),
        Thread.currentThread(),
        System.nanoTime());
  }

  public HttpMethod method() {
    return request.method();
  }

  /** The path as it was sent; empty where the target has none. */
  public String path() {
    String path = request.path();
    return path == null ? "" : path;
  }

  /** The first line of a field. */
  public @Nullable String header(CharSequence name) {
    return request.getHeader(name);
  }

  /** A list field's whole value, its lines joined. */
  public @Nullable String list(CharSequence name) {
    return FieldLines.joined(request.headers(), name);
  }

  public HttpServerResponse response() {
    return request.response();
  }

  public boolean isHead() {
    return HttpMethod.HEAD.equals(request.method());
  }

  /** Whether the method is GET or HEAD. */
  public boolean isRead() {
    return HttpMethod.GET.equals(request.method()) || isHead();
  }

  /** Whether the connection carries other requests as well, as an HTTP/2 connection does. */
  public boolean sharesConnection() {
    // By its stream: a request that upgraded to HTTP/2 may still say that it is HTTP/1.1.
    return request.streamId() > 0 || request.version() == HttpVersion.HTTP_2;
  }

  /** Whether a body is announced. */
  public boolean announcesBody() {
    String length = header(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : FieldLines.number(length) != 0;
  }

  /**
   * Whether the client waits for 100 before it sends the body. An HTTP/1.0 client knows no 100 and
   * would take it for the answer (RFC 9110, section 10.1.1).
   */
  public boolean expectsContinue() {
    return request.version() != HttpVersion.HTTP_1_0
        && FieldLines.hasToken(request.headers(), HttpHeaders.EXPECT, "100-continue");
  }

  /** Runs the task on the request's event loop; at once where that is this thread. */
  public void onLoop(Runnable task) {
    if (Thread.currentThread().equals(loop)) {
      task.run();
    } else {
      context.runOnContext(_ -> task.run());
    }
  }

  /** Whether nobody is there to be answered, or an answer has begun. */
  public boolean over() {
    HttpServerResponse response = request.response();
    return response.closed() || response.ended() || response.headWritten();
  }

  public Vertx vertx() {
    return context.owner();
  }

  public long elapsedNanos() {
    return System.nanoTime() - startNanos;
  }
}
