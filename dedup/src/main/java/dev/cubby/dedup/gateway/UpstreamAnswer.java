package dev.cubby.dedup.gateway;

import dev.cubby.dedup.upstream.UpstreamRequest;
import dev.cubby.flights.AnswerBuffers;
import dev.cubby.flights.Sharing;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.Pipe;
import java.util.concurrent.atomic.AtomicInteger;

/** An answer of the API. */
public sealed interface UpstreamAnswer {
  int status();

  /** Its fields, without those of one hop. An answer may be shared, so nobody may change them. */
  MultiMap headers();

  /**
   * Complete in memory: any number of callers may have it.
   *
   * @param holders how many still write it out, and the flight until it has landed
   */
  record Complete(
      int status,
      MultiMap headers,
      Buffer body,
      AnswerBuffers.Reservation reservation,
      AtomicInteger holders)
      implements UpstreamAnswer {

    /** Held by the flight that fetched it. */
    Complete(int status, MultiMap headers, Buffer body, AnswerBuffers.Reservation reservation) {
      this(status, headers, body, reservation, new AtomicInteger(1));
    }

    /** Counts one more caller that writes it out. */
    void hold() {
      holders.incrementAndGet();
    }

    /** Counts a holder that is done; the last one gives the memory back. */
    void letGo() {
      if (holders.decrementAndGet() == 0) {
        reservation.close();
      }
    }
  }

  /**
   * On its way, for one caller alone: too large to hold, or not to be shared.
   *
   * @param begun the part of the body that has come already
   * @param rest of the body; paused, and made at once, so that it knows of a connection that breaks
   *     before the caller's event loop takes it
   */
  record Streamed(
      int status,
      MultiMap headers,
      Buffer begun,
      Pipe<Buffer> rest,
      UpstreamRequest request,
      AnswerBuffers.Reservation reservation)
      implements UpstreamAnswer {

    /** An answer of which nothing was read yet. */
    static Streamed of(
        HttpClientResponse response,
        UpstreamRequest request,
        AnswerBuffers.Reservation reservation) {
      return new Streamed(
          response.statusCode(),
          EndToEnd.copy(response.headers()),
          Buffer.buffer(),
          response.pipe(),
          request,
          reservation);
    }

    /** Frees what it holds, read or not. */
    void discard() {
      reservation.close();
      request.cancel();
    }

    /** Passes on what has not come yet; fails, with the target left open, where it breaks off. */
    Future<Void> restTo(HttpServerResponse target) {
      try {
        return rest.endOnFailure(false).to(target);
      } catch (IllegalStateException e) {
        return Future.failedFuture(e); // the API's connection has broken already
      }
    }
  }

  /** Complete answers are for all callers, streamed ones for one. */
  Sharing<UpstreamAnswer> SHARING =
      new Sharing<>() {
        @Override
        public boolean shareable(UpstreamAnswer answer) {
          return answer instanceof Complete;
        }

        @Override
        public void shared(UpstreamAnswer answer) {
          if (answer instanceof Complete complete) {
            complete.letGo();
          }
        }

        @Override
        public void discard(UpstreamAnswer answer) {
          if (answer instanceof Streamed streamed) {
            streamed.discard();
          }
        }
      };
}
