package dev.cubby.common.http;

import dev.cubby.common.problem.HttpProblems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Range} (RFC 9110, section 14.2). The field is an offer: whatever this server does
 * not serve in parts it serves whole.
 */
final class ByteRanges {
  private static final String UNIT = "bytes=";

  /** More parts than that, or parts that overlap, serve nobody but an attacker (section 14.2). */
  private static final int MOST = 16;

  /**
   * The parts to send, in the order asked for.
   *
   * @param size of the representation, in bytes
   * @return empty to send the whole: the field is malformed, in another unit, or asks for too much
   * @throws dev.cubby.common.problem.ProblemException 416 where no part lies inside
   */
  static List<ByteRange> of(String field, int size) {
    if (!field.strip().toLowerCase(Locale.ROOT).startsWith(UNIT)) {
      return List.of();
    }
    List<String> specs = FieldLines.members(field.strip().substring(UNIT.length()));
    List<ByteRange> parts = new ArrayList<>();
    for (String spec : specs) {
      int dash = spec.indexOf('-');
      if (dash < 0 || !isValid(spec, dash)) {
        return List.of();
      }
      ByteRange part = dash == 0 ? suffix(spec, size) : interval(spec, dash, size);
      if (part != null) {
        parts.add(part);
      } else if (dash == 0 && size == 0 && FieldLines.number(spec.substring(1)) > 0) {
        return List.of(); // the last bytes of nothing are there, but no Content-Range can say so
      }
    }
    if (specs.isEmpty()) {
      return List.of();
    }
    if (parts.isEmpty()) {
      throw HttpProblems.rangeNotSatisfiable(size).exception();
    }
    return servable(parts) ? parts : List.of();
  }

  private static boolean isValid(String spec, int dash) {
    String first = spec.substring(0, dash);
    String last = spec.substring(dash + 1);
    boolean numbers =
        (first.isEmpty() || FieldLines.number(first) >= 0)
            && (last.isEmpty() || FieldLines.number(last) >= 0);
    boolean some = !first.isEmpty() || !last.isEmpty();
    boolean ordered = first.isEmpty() || last.isEmpty() || compare(first, last) <= 0;
    return numbers && some && ordered;
  }

  private static int compare(String first, String last) {
    return Long.compare(FieldLines.number(first), FieldLines.number(last));
  }

  private static @Nullable ByteRange suffix(String spec, int size) {
    long length = Math.min(FieldLines.number(spec.substring(1)), size);
    return length == 0 ? null : new ByteRange((int) (size - length), size);
  }

  private static @Nullable ByteRange interval(String spec, int dash, int size) {
    long start = FieldLines.number(spec.substring(0, dash));
    String last = spec.substring(dash + 1);
    long end = last.isEmpty() ? size : Math.min(FieldLines.number(last), size - 1L) + 1;
    return start >= size ? null : new ByteRange((int) start, (int) end);
  }

  private static boolean servable(List<ByteRange> parts) {
    List<ByteRange> sorted =
        parts.stream().sorted(Comparator.comparingInt(ByteRange::start)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).start() < sorted.get(i - 1).end()) {
        return false;
      }
    }
    return parts.size() <= MOST;
  }

  private ByteRanges() {}
}
