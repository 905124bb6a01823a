package dev.cubby.dedup.gateway;

import dev.cubby.dedup.upstream.Exchange;
import dev.cubby.flights.AnswerBuffers;
import dev.cubby.flights.Sharing;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** An answer of the API's to a read. */
public sealed interface Fetched {
  int status();

  /** Its fields, without those of one hop; nobody may change them. */
  MultiMap headers();

  /** Complete in memory: any number of callers may have it. */
  record Whole(
      int status,
      MultiMap headers,
      Buffer body,
      AnswerBuffers.Reservation reservation,
      AtomicInteger holders)
      implements Fetched {

    /** Held by the flight that fetched it. */
    Whole(int status, MultiMap headers, Buffer body, AnswerBuffers.Reservation reservation) {
      this(status, headers, body, reservation, new AtomicInteger(1));
    }

    /** Another who writes it out. */
    void hold() {
      holders.incrementAndGet();
    }

    /** The last who lets go gives the memory back. */
    void letGo() {
      if (holders.decrementAndGet() == 0) {
        reservation.close();
      }
    }
  }

  /**
   * Under way, for one caller alone: too large to hold, or not to be shared.
   *
   * @param begun what was received already
   * @param rest paused
   */
  record Partial(
      int status,
      MultiMap headers,
      Buffer begun,
      HttpClientResponse rest,
      Exchange exchange,
      AnswerBuffers.Reservation reservation)
      implements Fetched {

    /** Frees what it holds, read or not. */
    void discard() {
      reservation.close();
      exchange.cancel();
    }
  }

  /** Who may have what. */
  Sharing<Fetched> SHARING =
      new Sharing<>() {
        @Override
        public boolean shareable(Fetched answer) {
          return answer instanceof Whole;
        }

        @Override
        public void shared(Fetched answer) {
          if (answer instanceof Whole whole) {
            whole.letGo();
          }
        }

        @Override
        public void discard(Fetched answer) {
          if (answer instanceof Partial partial) {
            partial.discard();
          }
        }
      };
}
