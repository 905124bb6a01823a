package dev.cubby.api.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Part of a value (RFC 9110, section 14).
 *
 * @param start first byte
 * @param end one behind the last byte, more than {@code start}
 */
record ByteRange(int start, int end) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * The range asked for; null to send the whole value, which is what the RFC wants of a header in
   * another unit, with several ranges, or malformed.
   *
   * @throws dev.cubby.common.problem.ProblemException 416 where it lies outside the value
   */
  static @Nullable ByteRange of(String header, int size) {
    Matcher matcher = SINGLE.matcher(header);
    if (!matcher.matches() || header.equals("bytes=-")) {
      return null;
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      return satisfiable(Math.max(size - Long.parseLong(last), 0), size, size);
    }
    long start = Long.parseLong(first);
    long end = last.isEmpty() ? size : Math.min(Long.parseLong(last) + 1, size);
    if (!last.isEmpty() && Long.parseLong(last) < start) {
      return null;
    }
    return satisfiable(start, (int) end, size);
  }

  private static ByteRange satisfiable(long start, int end, int size) {
    if (start >= end) {
      throw Problems.rangeNotSatisfiable(size).exception();
    }
    return new ByteRange((int) start, end);
  }

  /** The value of {@code Content-Range}. */
  String contentRange(int size) {
    return "bytes %d-%d/%d".formatted(start, end - 1, size);
  }
}
