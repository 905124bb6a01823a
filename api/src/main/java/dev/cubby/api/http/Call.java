package dev.cubby.api.http;

import dev.cubby.api.store.InvalidKeyException;
import dev.cubby.api.store.Key;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.http.PercentCodec;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A request that has found its route.
 *
 * @param rest of the path, behind what the route matched, as it was sent
 */
record Call(IncomingRequest incoming, String rest) {
  /** Beyond so many bytes, work is done by a thread that other requests do not wait for. */
  private static final int LARGE_BYTES = 1 << 18;

  MultiMap headers() {
    return incoming.request().headers();
  }

  /** The first line of a field. */
  @Nullable String header(CharSequence name) {
    return incoming.header(name);
  }

  /** A list field's whole value, its lines joined. */
  @Nullable String list(CharSequence name) {
    return incoming.list(name);
  }

  QueryString query(String... known) {
    return new QueryString(incoming.request().query(), List.of(known));
  }

  /** The name of the request's token; null where it has none. */
  @Nullable String author() {
    return incoming.caller().name();
  }

  /** The key that the rest of the path names. */
  Key key() {
    try {
      return key(PercentCodec.decode(rest, false));
    } catch (IllegalArgumentException e) {
      throw Problems.invalid(String.valueOf(e.getMessage())).exception();
    }
  }

  /** The key that a part of the URL names. */
  static Key key(String text) {
    try {
      return new Key(text);
    } catch (InvalidKeyException e) {
      String detail = String.valueOf(e.getMessage());
      throw (e.tooLong() ? Problems.uriTooLong(detail) : Problems.invalid(detail)).exception();
    }
  }

  /**
   * Does work that takes its time by the bytes that it is about; at once where they are few.
   * Otherwise one such work at a time for the requests of an event loop.
   */
  <T> Future<T> work(long bytes, Callable<T> work) {
    if (bytes > LARGE_BYTES) {
      return incoming.vertx().executeBlocking(work, true).map(done -> Objects.requireNonNull(done));
    }
    try {
      return Future.succeededFuture(work.call());
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  /** Brings an outcome back to the request's event loop; at once if it is there already. */
  <T> Future<T> await(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!future.isDone()) {
      return Future.fromCompletionStage(stage, incoming.context());
    }
    try {
      return Future.succeededFuture(future.join());
    } catch (CompletionException e) {
      return Future.failedFuture(e.getCause() == null ? e : e.getCause());
    }
  }
}
