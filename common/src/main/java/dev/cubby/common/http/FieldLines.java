package dev.cubby.common.http;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields that may come in several lines, and whose values are lists or numbers. */
public final class FieldLines {

  /**
   * A field's whole value: its lines joined by commas, in their order (RFC 9110, section 5.3).
   *
   * @return null where the field is absent
   */
  public static @Nullable String joined(MultiMap headers, CharSequence name) {
    String first = headers.get(name);
    if (first == null) {
      return null;
    }
    List<String> lines = headers.getAll(name);
    return lines.size() == 1 ? first : String.join(", ", lines);
  }

  /** The members of a list field, without the empty ones; a comma in quotes parts nothing. */
  public static List<String> members(MultiMap headers, CharSequence name) {
    String value = joined(headers, name);
    return value == null ? List.of() : members(value);
  }

  /** The members of a list (RFC 9110, section 5.6.1). */
  static List<String> members(String list) {
    var members = new ArrayList<String>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == ',' && !quoted) {
        add(members, list.substring(start, i));
        start = i + 1;
      }
    }
    add(members, list.substring(start));
    return members;
  }

  private static void add(List<String> members, String member) {
    String stripped = member.strip();
    if (!stripped.isEmpty()) {
      members.add(stripped);
    }
  }

  /** Whether a list of tokens has this one, in any spelling of its letters. */
  public static boolean hasToken(MultiMap headers, CharSequence name, String token) {
    return headers.contains(name)
        && members(headers, name).stream().anyMatch(token::equalsIgnoreCase);
  }

  /**
   * A number without a sign. One that is too large for a long means the largest: what a client
   * meant by it is "very large", not "nothing" (RFC 9111, section 1.2.2).
   *
   * @return -1 where the text is no such number
   */
  public static long number(String digits) {
    if (digits.isEmpty()) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
    }
    return value;
  }

  private FieldLines() {}
}
