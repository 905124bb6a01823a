package dev.cubby.dedup.gateway;

import dev.cubby.common.http.IncomingRequest;
import dev.cubby.flights.AnswerBuffers;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.WriteStream;
import org.jspecify.annotations.Nullable;

/**
 * The way of a write's body to the API. Where the write has an idempotency key, a small body is
 * kept, so that it can be sent once more.
 */
final class KeptBody implements WriteStream<Buffer> {
  /** A larger body is not kept. */
  static final int MAX_BYTES = 1 << 16;

  private static final CharSequence KEY = HttpHeaders.createOptimized("idempotency-key");

  private final WriteStream<Buffer> api;
  private final AnswerBuffers.Reservation reservation;
  private @Nullable Buffer body;
  private boolean whole;

  KeptBody(
      IncomingRequest incoming, WriteStream<Buffer> api, AnswerBuffers.Reservation reservation) {
    this.api = api;
    this.reservation = reservation;
    this.body = isDoneOnce(incoming) ? Buffer.buffer() : null;
  }

  /** Whether the API does the request once, however often it is sent. */
  private static boolean isDoneOnce(IncomingRequest incoming) {
    return !incoming.isRead()
        && incoming.request().headers().contains(KEY)
        && (incoming.path().startsWith("/v1/keys") || incoming.path().equals("/v1/batch"));
  }

  /** All of it; null where it has not come to its end, or is not kept. */
  @Nullable Buffer body() {
    return whole ? body : null;
  }

  private void keep(Buffer part) {
    if (body == null) {
      return;
    }
    boolean fits = body.length() + part.length() <= MAX_BYTES && reservation.add(part.length());
    body = fits ? body.appendBuffer(part) : null;
  }

  @Override
  public Future<Void> write(Buffer part) {
    keep(part);
    return api.write(part);
  }

  @Override
  public Future<Void> end() {
    whole = true;
    return api.end();
  }

  @Override
  public KeptBody setWriteQueueMaxSize(int size) {
    api.setWriteQueueMaxSize(size);
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return api.writeQueueFull();
  }

  @Override
  public KeptBody drainHandler(@Nullable Handler<Void> handler) {
    api.drainHandler(handler);
    return this;
  }

  @Override
  public KeptBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    api.exceptionHandler(handler);
    return this;
  }
}
