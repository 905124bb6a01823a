package dev.cubby.dedup.gateway;

import dev.cubby.common.http.IncomingRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;

/** What this gateway says of itself in each request to the API. */
final class UpstreamFields {
  private static final CharSequence VIA = HttpHeaders.createOptimized("via");

  /** Adds the span that the API's work belongs to, and {@code Via} (RFC 9110, section 7.6.3). */
  static void add(MultiMap fields, IncomingRequest incoming) {
    fields.set(IncomingRequest.TRACEPARENT, incoming.trace().traceparent());
    fields.add(VIA, receivedBy(incoming.request().version()) + " dedup");
  }

  private static String receivedBy(HttpVersion version) {
    return switch (version) {
      case HTTP_1_0 -> "1.0";
      case HTTP_1_1 -> "1.1";
      case HTTP_2 -> "2";
      case HTTP_3 -> "3";
    };
  }

  private UpstreamFields() {}
}
