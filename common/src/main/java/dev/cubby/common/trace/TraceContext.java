package dev.cubby.common.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands in its trace: W3C Trace Context, level 1.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 of them, not all zero
 * @param flags two of them
 */
public record TraceContext(String traceId, String spanId, String flags) {
  private static final HexFormat HEX = HexFormat.of();
  private static final int LENGTH = 55;

  /**
   * The context of a request with this {@code traceparent} header: the same trace, a span of its
   * own. A header that is absent or not valid starts a new trace, as the specification asks.
   */
  public static TraceContext of(@Nullable String traceparent) {
    if (traceparent == null || !isValid(traceparent)) {
      return new TraceContext(randomHex() + randomHex(), randomHex(), "00");
    }
    return new TraceContext(
        traceparent.substring(3, 35), randomHex(), traceparent.substring(53, LENGTH));
  }

  /** The header's value. */
  public String traceparent() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }

  private static boolean isValid(String header) {
    boolean versionZero = header.startsWith("00-") && header.length() == LENGTH;
    boolean later =
        header.length() >= LENGTH
            && isHex(header, 0, 2)
            && !header.startsWith("00")
            && !header.startsWith("ff")
            && (header.length() == LENGTH || header.charAt(LENGTH) == '-');
    return (versionZero || later)
        && header.charAt(2) == '-'
        && header.charAt(35) == '-'
        && header.charAt(52) == '-'
        && isHex(header, 3, 35)
        && isHex(header, 36, 52)
        && isHex(header, 53, LENGTH)
        && !isZero(header, 3, 35)
        && !isZero(header, 36, 52);
  }

  private static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private static String randomHex() {
    long bits = ThreadLocalRandom.current().nextLong();
    return HEX.toHexDigits(bits == 0 ? 1 : bits);
  }
}
