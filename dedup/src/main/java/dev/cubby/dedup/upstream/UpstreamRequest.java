package dev.cubby.dedup.upstream;

import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request to a replica, to be sent; counted as under way there until {@link #end}.
 *
 * @param replica that it goes to
 */
public record UpstreamRequest(
    HttpClientRequest http, Replica replica, Load load, AtomicBoolean ended) {
  private static final Duration SHUN = Duration.ofSeconds(2);
  private static final long CANCEL = 8; // RFC 9113, section 7

  /** The answer is complete, or has failed; the second time does nothing. */
  public void end() {
    if (ended.compareAndSet(false, true)) {
      replica.end(load);
    }
  }

  /** Breaks it off: no caller wants the answer, or only a part of the request came. */
  public void cancel() {
    end(); // first, as the reset fails the request
    var _ = http.reset(CANCEL);
  }

  /** The connection broke by itself: the replica comes after others for a while. */
  public void fail() {
    if (ended.compareAndSet(false, true)) {
      replica.shun(SHUN);
      replica.end(load);
    }
  }

  /** Breaks it off, since the replica does not answer, and goes to others first for a while. */
  public void giveUp() {
    replica.shun(SHUN);
    cancel();
  }
}
