package dev.cubby.dedup.gateway;

import dev.cubby.common.http.FieldLines;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells fields that are for the far end from those of one connection (RFC 9110, section 7.6.1). */
final class EndToEnd {
  /** Of one connection alone, or set by each hop for itself. */
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

  /** A copy of the fields that are passed on, each with all its lines. */
  static MultiMap copy(MultiMap headers) {
    MultiMap copy = HttpHeaders.headers();
    Set<String> named = namedByConnection(headers);
    for (Map.Entry<String, String> field : headers) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (!OF_ONE_HOP.contains(name) && !name.startsWith(":") && !named.contains(name)) {
        copy.add(field.getKey(), field.getValue());
      }
    }
    return copy;
  }

  /** The fields, in lower case, that {@code Connection} makes fields of this connection. */
  static Set<String> namedByConnection(MultiMap headers) {
    if (!headers.contains(HttpHeaders.CONNECTION)) {
      return Set.of();
    }
    var named = new HashSet<String>();
    FieldLines.members(headers, HttpHeaders.CONNECTION)
        .forEach(option -> named.add(option.toLowerCase(Locale.ROOT)));
    return named;
  }

  private EndToEnd() {}
}
