package dev.cubby.dedup.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What makes two reads the same: method, target, and each field on which an answer may depend.
 *
 * <p>{@code If-None-Match} alone is no part of it: this gateway judges it for each caller, so that
 * readers who hold different versions share a flight. Beside a precondition that comes before it in
 * the order of RFC 9110, section 13.2.2, or beside a range, which is judged after it, it goes to
 * the API with them. {@code Authorization} is no part of it once {@link BoardingCheck} has found
 * that the read is allowed.
 */
final class FlightKey {
  private static final CharSequence AUTHORIZATION = name("authorization");
  private static final CharSequence IF_MATCH = name("if-match");
  private static final CharSequence IF_MODIFIED_SINCE = name("if-modified-since");
  private static final CharSequence IF_NONE_MATCH = name("if-none-match");
  private static final CharSequence IF_UNMODIFIED_SINCE = name("if-unmodified-since");
  private static final CharSequence RANGE = name("range");

  private static final CharSequence[] ALWAYS = {
    name("accept"),
    name("accept-charset"),
    name("accept-encoding"),
    name("accept-language"),
    name("cache-control"), // with max-stale a reader takes older data, which others do not
    IF_MATCH,
    name("if-range"),
    IF_UNMODIFIED_SINCE,
    name("origin"),
    RANGE,
  };

  /**
   * The key of a read. No field's value holds a line's end, so that no two keys run together.
   *
   * @param cleared whether the read's token has been found to allow it
   */
  static String of(HttpServerRequest request, boolean cleared) {
    MultiMap headers = request.headers();
    String target = RequestTarget.of(request);
    StringBuilder key = new StringBuilder(target.length() + 64);
    key.append(request.method().name()).append(' ').append(target);
    for (CharSequence name : deciding(headers, cleared)) {
      for (String value : headers.getAll(name)) {
        key.append('\n').append(name).append(':').append(value);
      }
    }
    return key.toString();
  }

  /** The fields of the key, for the request that fetches for all who share it. */
  static MultiMap fields(HttpServerRequest request) {
    MultiMap headers = request.headers();
    MultiMap fields = HttpHeaders.headers();
    for (CharSequence name : deciding(headers, false)) {
      headers.getAll(name).forEach(value -> fields.add(name, value));
    }
    return fields;
  }

  /** Whether this gateway judges the caller's {@code If-None-Match}, which the API has not seen. */
  static boolean leavesIfNoneMatch(MultiMap headers) {
    return headers.contains(IF_NONE_MATCH)
        && !headers.contains(IF_MATCH)
        && !headers.contains(IF_UNMODIFIED_SINCE)
        && !headers.contains(RANGE);
  }

  private static List<CharSequence> deciding(MultiMap headers, boolean cleared) {
    Set<String> ofThisHop = EndToEnd.namedByConnection(headers);
    List<CharSequence> names = new ArrayList<>(2);
    for (CharSequence name : ALWAYS) {
      add(names, headers, name, ofThisHop);
    }
    if (!cleared) {
      add(names, headers, AUTHORIZATION, ofThisHop);
    }
    if (!headers.contains(IF_NONE_MATCH)) {
      add(names, headers, IF_MODIFIED_SINCE, ofThisHop); // else it is ignored (section 13.1.3)
    } else if (!leavesIfNoneMatch(headers)) {
      add(names, headers, IF_NONE_MATCH, ofThisHop);
    }
    return names;
  }

  private static void add(
      List<CharSequence> names, MultiMap headers, CharSequence name, Set<String> ofThisHop) {
    if (headers.contains(name)
        && (ofThisHop.isEmpty() || !ofThisHop.contains(name.toString().toLowerCase(Locale.ROOT)))) {
      names.add(name);
    }
  }

  private static CharSequence name(String name) {
    return HttpHeaders.createOptimized(name);
  }

  private FlightKey() {}
}
