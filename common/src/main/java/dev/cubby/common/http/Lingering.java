package dev.cubby.common.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Ends connections with the answer that says so: where the client asks for it, and where the answer
 * is given before the request's body has come. What is still sent of such a body is thrown away,
 * but not for ever.
 */
final class Lingering {
  private static final long LINGER_MILLIS = 5_000;

  /** RFC 9113, section 8.1: the answer is complete, the rest of the request is not needed. */
  private static final long H2_NO_ERROR = 0;

  /**
   * Says {@code Connection: close} where this answer is the connection's last, and closes it then;
   * to be called before the answer's head is written. Of an HTTP/2 connection only the stream ends.
   */
  static void closeIfLast(IncomingRequest incoming) {
    boolean shared = incoming.sharesConnection();
    boolean received = incoming.request().isEnded() || !incoming.announcesBody();
    if (received) {
      if (!shared && asksForClose(incoming)) {
        incoming.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        incoming.response().bodyEndHandler(_ -> incoming.request().connection().close());
      }
    } else if (shared) {
      var _ = incoming.vertx().setTimer(LINGER_MILLIS, _ -> resetUnlessReceived(incoming));
    } else {
      incoming.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      linger(incoming);
    }
  }

  /** Vert.x heeds the option where it stands alone; it may be one of a list. */
  private static boolean asksForClose(IncomingRequest incoming) {
    return FieldLines.hasToken(incoming.request().headers(), HttpHeaders.CONNECTION, "close");
  }

  /** Reads on for as long as the client may need to see the answer: a reset could overtake it. */
  private static void linger(IncomingRequest incoming) {
    HttpServerRequest request = incoming.request();
    long timer = incoming.vertx().setTimer(LINGER_MILLIS, _ -> request.connection().close());
    request.handler(_ -> {});
    request.endHandler(_ -> {
      incoming.vertx().cancelTimer(timer);
      if (incoming.response().ended()) {
        request.connection().close();
      } else {
        incoming.response().bodyEndHandler(_ -> request.connection().close());
      }
    });
    request.resume();
  }

  private static void resetUnlessReceived(IncomingRequest incoming) {
    if (!incoming.request().isEnded()) {
      incoming.response().reset(H2_NO_ERROR);
    }
  }

  private Lingering() {}
}
