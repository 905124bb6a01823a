package dev.cubby.dedup.gateway;

import dev.cubby.common.http.IncomingRequest;
import dev.cubby.dedup.gateway.UpstreamRead.ReadBounds;
import dev.cubby.dedup.upstream.Upstream;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a flight that a caller launched fetches: on the caller's event loop, once, and once more for
 * an attempt that failed soon. One that took long is not repeated: its callers were promised an
 * answer within 2.5 s where the database is away.
 */
final class FlightFetch implements Supplier<CompletionStage<UpstreamAnswer>> {
  private static final long SOON_NANOS = Duration.ofMillis(1_500).toNanos();

  private final IncomingRequest incoming;
  private final Upstream upstream;
  private final ReadBounds bounds;
  private long begunNanos;
  private @Nullable Throwable failure;

  FlightFetch(IncomingRequest incoming, Upstream upstream, ReadBounds bounds) {
    this.incoming = incoming;
    this.upstream = upstream;
    this.bounds = bounds;
  }

  /** Called at most twice, the second time when the first has failed. */
  @Override
  public CompletionStage<UpstreamAnswer> get() {
    long now = System.nanoTime();
    Throwable before = failure;
    if (before != null && now - begunNanos > SOON_NANOS) {
      return Future.<UpstreamAnswer>failedFuture(before).toCompletionStage();
    }
    begunNanos = now;
    Promise<UpstreamAnswer> answer = Promise.promise();
    // Composed, so that what is thrown fails the flight, whose key would be stuck else.
    incoming.onLoop(() -> Future.<Void>succeededFuture().compose(_ -> send()).onComplete(answer));
    return answer.future().onFailure(cause -> failure = cause).toCompletionStage();
  }

  private Future<UpstreamAnswer> send() {
    MultiMap fields = FlightKey.fields(incoming.request());
    UpstreamFields.add(fields, incoming);
    return upstream
        .open(incoming.method(), RequestTarget.of(incoming.request()), fields)
        .compose(request -> UpstreamRead.send(incoming.vertx(), request, bounds));
  }
}
