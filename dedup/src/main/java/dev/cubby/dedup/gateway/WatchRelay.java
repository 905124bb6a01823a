package dev.cubby.dedup.gateway;

import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.HttpProblems;
import dev.cubby.dedup.upstream.Upstream;
import dev.cubby.dedup.upstream.UpstreamRequest;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes streams of changes through. They last, so they have connections and a bound of their own,
 * and no deadline once they have begun.
 */
public final class WatchRelay {
  private static final int COME_BACK_SECONDS = 5;

  private final Upstream upstream;
  private final AnswerWriter answers;
  private final Duration timeout;
  private final int most;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<PassedWatch> streams = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  /**
   * Passes them on.
   *
   * @param timeout of the API, until a stream begins
   * @param most streams at once
   */
  public WatchRelay(Upstream upstream, AnswerWriter answers, Duration timeout, int most) {
    this.upstream = upstream;
    this.answers = answers;
    this.timeout = timeout;
    this.most = most;
  }

  void handle(IncomingRequest incoming) {
    if (count.incrementAndGet() > most) {
      count.decrementAndGet();
      refuse(incoming, "Too many watch already; try again.", COME_BACK_SECONDS);
      return;
    }
    MultiMap headers = EndToEnd.copy(incoming.request().headers());
    UpstreamFields.add(headers, incoming);
    upstream
        .open(incoming.method(), RequestTarget.of(incoming.request()), headers)
        .onSuccess(request -> pass(incoming, request))
        .onFailure(_ -> {
          count.decrementAndGet();
          refuse(incoming, "The API cannot be reached; try again.", 1);
        });
  }

  private void pass(IncomingRequest incoming, UpstreamRequest request) {
    var stream = new PassedWatch(incoming, request, answers, this::left);
    streams.add(stream);
    if (incoming.over()) {
      stream.leave();
    } else {
      stream.start(timeout);
      if (ending) {
        stream.end();
      }
    }
  }

  private void left(PassedWatch stream) {
    if (streams.remove(stream)) {
      count.decrementAndGet();
    }
  }

  private void refuse(IncomingRequest incoming, String why, int retryAfterSeconds) {
    var _ =
        answers.problem(
            incoming, PassedWatch.ROUTE, HttpProblems.unavailable(why, retryAfterSeconds));
  }

  /** How many there are. */
  public int size() {
    return count.get();
  }

  /** Ends all streams, and from now on each that begins: the process is about to end. */
  public void end() {
    ending = true;
    streams.forEach(PassedWatch::end);
  }
}
