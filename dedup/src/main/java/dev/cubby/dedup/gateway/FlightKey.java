package dev.cubby.dedup.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * What makes two reads the same: method, URI, and each header field on which an answer may depend.
 * {@code If-None-Match} is not among them: it is judged for each caller.
 */
final class FlightKey {
  private static final CharSequence[] FIELDS = {
    name("accept"),
    name("accept-charset"),
    name("accept-encoding"),
    name("accept-language"),
    name("authorization"),
    name("cache-control"), // max-stale: who accepts older data must not lend it to who does not
    name("if-match"),
    name("if-modified-since"),
    name("if-range"),
    name("if-unmodified-since"),
    name("origin"),
    name("range"),
  };

  /** The key of a read. No field's value holds a line's end, so that no two keys run together. */
  static String of(HttpServerRequest request) {
    MultiMap headers = request.headers();
    StringBuilder key = new StringBuilder(request.uri().length() + 64);
    key.append(request.method().name()).append(' ').append(request.uri());
    for (int i = 0; i < FIELDS.length; i++) {
      if (headers.contains(FIELDS[i])) {
        for (String value : headers.getAll(FIELDS[i])) {
          key.append('\n').append((char) ('a' + i)).append(value);
        }
      }
    }
    return key.toString();
  }

  /** The fields of the key, for the request that fetches for all who share it. */
  static MultiMap fields(HttpServerRequest request) {
    MultiMap from = request.headers();
    MultiMap fields = HttpHeaders.headers();
    for (CharSequence name : FIELDS) {
      if (from.contains(name)) {
        from.getAll(name).forEach(value -> fields.add(name, value));
      }
    }
    return fields;
  }

  private static CharSequence name(String name) {
    return HttpHeaders.createOptimized(name);
  }

  private FlightKey() {}
}
