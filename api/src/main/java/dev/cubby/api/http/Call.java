package dev.cubby.api.http;

import dev.cubby.api.store.InvalidKeyException;
import dev.cubby.api.store.Key;
import dev.cubby.common.trace.TraceContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One request on its way to an answer. */
final class Call {
  private final HttpServerRequest request;
  private final String rest;
  private final TraceContext trace;
  private final long startNanos;
  private final Context context;

  /**
   * Begins a call.
   *
   * @param rest of the path, behind what the route matched, as it was sent
   */
  Call(HttpServerRequest request, String rest, TraceContext trace, long startNanos) {
    this.request = request;
    this.rest = rest;
    this.trace = trace;
    this.startNanos = startNanos;
    this.context = Objects.requireNonNull(Vertx.currentContext(), "not on an event loop");
  }

  HttpServerRequest request() {
    return request;
  }

  Vertx vertx() {
    return context.owner();
  }

  TraceContext trace() {
    return trace;
  }

  long startNanos() {
    return startNanos;
  }

  @Nullable String header(CharSequence name) {
    return request.getHeader(name);
  }

  QueryString query(String... known) {
    return new QueryString(request.query(), List.of(known));
  }

  /** The key that the rest of the path names. */
  Key key() {
    try {
      return new Key(PercentCodec.decode(rest, false));
    } catch (InvalidKeyException e) {
      String detail = String.valueOf(e.getMessage());
      throw (e.tooLong() ? Problems.uriTooLong(detail) : Problems.invalid(detail)).exception();
    } catch (IllegalArgumentException e) {
      throw Problems.invalid(String.valueOf(e.getMessage())).exception();
    }
  }

  /** Brings an outcome back to the request's event loop; at once if it is there already. */
  <T> Future<T> await(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!future.isDone()) {
      return Future.fromCompletionStage(stage, context);
    }
    try {
      return Future.succeededFuture(future.join());
    } catch (CompletionException e) {
      return Future.failedFuture(e.getCause() == null ? e : e.getCause());
    }
  }
}
