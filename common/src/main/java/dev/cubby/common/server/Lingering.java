package dev.cubby.common.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * For an answer that comes before its request's body did: what is still sent of that is thrown
 * away, but not for ever.
 */
public final class Lingering {
  private static final long LINGER_MILLIS = 5_000;

  /** RFC 9113, section 8.1: the answer is complete, the rest of the request is not needed. */
  private static final long H2_NO_ERROR = 0;

  /** To be called before the answer's head is written. */
  public static void closeUnlessReceived(HttpServerRequest request, Vertx vertx) {
    if (request.isEnded() || !announcesBody(request)) {
      return;
    }
    // By its stream: a request that upgraded to HTTP/2 may still say that it is HTTP/1.1.
    boolean sharesConnection = request.streamId() > 0 || request.version() == HttpVersion.HTTP_2;
    if (!sharesConnection) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    vertx.setTimer(LINGER_MILLIS, _ -> giveUpOn(request, sharesConnection));
  }

  private static void giveUpOn(HttpServerRequest request, boolean sharesConnection) {
    if (request.isEnded()) {
      return;
    }
    if (sharesConnection) {
      request.response().reset(H2_NO_ERROR);
    } else {
      request.connection().close();
    }
  }

  private static boolean announcesBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }

  private Lingering() {}
}
