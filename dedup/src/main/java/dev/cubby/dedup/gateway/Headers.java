package dev.cubby.dedup.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Header fields that the gateway knows by name. */
final class Headers {
  static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");

  /** Of one connection alone (RFC 9110, section 7.6.1), or set by each hop for itself. */
  private static final Set<String> OF_ONE_HOP =
      Set.of(
          "connection",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** A copy without what belongs to one connection. */
  static MultiMap endToEnd(MultiMap headers) {
    MultiMap copy = HttpHeaders.headers();
    String connection = headers.get(HttpHeaders.CONNECTION);
    Set<String> named =
        connection == null
            ? Set.of()
            : new HashSet<>(
                List.of(connection.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1)));
    for (Map.Entry<String, String> field : headers) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (!OF_ONE_HOP.contains(name) && !name.startsWith(":") && !named.contains(name)) {
        copy.add(field.getKey(), field.getValue());
      }
    }
    return copy;
  }

  private Headers() {}
}
