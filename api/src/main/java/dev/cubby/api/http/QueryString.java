package dev.cubby.api.http;

import dev.cubby.api.store.Key;
import dev.cubby.common.http.PercentCodec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request's query parameters: each known to the endpoint, each given once. */
final class QueryString {
  /** Of a version: 18 digits. */
  static final long MAX_VERSION = 999_999_999_999_999_999L;

  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Parses {@code a=1&b=2}.
   *
   * @throws dev.cubby.common.problem.ProblemException 400 for a parameter that is unknown, given
   *     twice, or encoded wrongly
   */
  QueryString(@Nullable String query, List<String> known) {
    if (query == null || query.isEmpty()) {
      return;
    }
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        add(pair, known);
      }
    }
  }

  private void add(String pair, List<String> known) {
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
    if (!known.contains(name)) {
      throw Problems.invalid(
              "There is no query parameter \"%s\" here; %s."
                  .formatted(
                      name,
                      known.isEmpty() ? "none is taken" : "known: " + String.join(", ", known)))
          .exception();
    }
    if (values.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
      throw Problems.invalid("The query parameter \"%s\" is given twice.".formatted(name))
          .exception();
    }
  }

  private static String decode(String text) {
    try {
      return PercentCodec.decode(text, true);
    } catch (IllegalArgumentException e) {
      throw Problems.invalid(String.valueOf(e.getMessage())).exception();
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Part of a key, which is no longer than a key can be. */
  Optional<String> keyPart(String name) {
    Optional<String> text = text(name);
    if (text.isPresent() && text.get().getBytes(StandardCharsets.UTF_8).length > Key.MAX_BYTES) {
      throw Problems.invalid(
              "The %s has more than %d bytes, the most a key can have."
                  .formatted(name, Key.MAX_BYTES))
          .exception();
    }
    return text;
  }

  /** A version of the store, of at most 18 digits. */
  Optional<Long> version(String name) {
    return number(name, 0, MAX_VERSION);
  }

  /** A version of the store that stands elsewhere in the request. */
  static long version(String place, String text) {
    return number(place, text, 0, MAX_VERSION);
  }

  /** A whole number from {@code min} to {@code max}, or a 400 that says so. */
  Optional<Long> number(String name, long min, long max) {
    return text(name).map(text -> number("query parameter \"%s\"".formatted(name), text, min, max));
  }

  private static long number(String place, String text, long min, long max) {
    if (text.matches("\\d{1,18}")) {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    }
    throw Problems.invalid(
            "The %s must be a whole number from %d to %d, not \"%s\"."
                .formatted(place, min, max, text))
        .exception();
  }
}
