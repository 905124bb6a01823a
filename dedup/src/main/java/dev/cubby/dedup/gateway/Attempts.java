package dev.cubby.dedup.gateway;

import dev.cubby.common.http.IncomingRequest;
import dev.cubby.dedup.upstream.Upstream;
import dev.cubby.flights.AnswerBuffers;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a caller's flight fetches: on the caller's event loop, once, and once more for an attempt
 * that failed soon. One that took long is not repeated: its callers were promised an answer within
 * 2 s where the database is away.
 */
final class Attempts implements Supplier<CompletionStage<Fetched>> {
  private static final long SOON_NANOS = Duration.ofMillis(1_500).toNanos();

  private final IncomingRequest call;
  private final Upstream upstream;
  private final AnswerBuffers buffers;
  private final Duration timeout;
  private long begunNanos;
  private @Nullable Throwable failure;

  Attempts(IncomingRequest call, Upstream upstream, AnswerBuffers buffers, Duration timeout) {
    this.call = call;
    this.upstream = upstream;
    this.buffers = buffers;
    this.timeout = timeout;
  }

  /** Called at most twice, the second time when the first has failed. */
  @Override
  public CompletionStage<Fetched> get() {
    long now = System.nanoTime();
    Throwable before = failure;
    if (before != null && now - begunNanos > SOON_NANOS) {
      return Future.<Fetched>failedFuture(before).toCompletionStage();
    }
    begunNanos = now;
    Promise<Fetched> answer = Promise.promise();
    call.onLoop(() -> send().onComplete(answer));
    return answer.future().onFailure(cause -> failure = cause).toCompletionStage();
  }

  private Future<Fetched> send() {
    MultiMap fields = FlightKey.fields(call.request());
    fields.set(Headers.TRACEPARENT, call.trace().traceparent());
    return upstream
        .open(call.request().method(), call.request().uri(), fields)
        .compose(exchange -> Fetch.send(call.context().owner(), exchange, buffers, timeout));
  }
}
