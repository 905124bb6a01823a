package dev.cubby.common.http;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags of {@code If-Match} or {@code If-None-Match} (RFC 9110, section 13.1).
 *
 * @param any whether the field is {@code *}
 * @param strong opaque tags given as {@code "7"}, without their quotes
 * @param weak opaque tags given as {@code W/"7"}
 */
public record EntityTags(boolean any, Set<String> strong, Set<String> weak) {
  private static final Pattern TAG =
      Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(?:,|$)|\\s*,|\\s+$");

  /**
   * Reads the field's whole value, its lines joined.
   *
   * @return null where it is malformed
   */
  public static @Nullable EntityTags read(String field) {
    if (field.strip().equals("*")) {
      return new EntityTags(true, Set.of(), Set.of());
    }
    var strong = new HashSet<String>();
    var weak = new HashSet<String>();
    Matcher matcher = TAG.matcher(field);
    boolean found = false;
    for (int at = 0; at < field.length(); at = matcher.end()) {
      if (!matcher.find(at) || matcher.start() != at) {
        return null;
      }
      String tag = matcher.group(2);
      if (tag != null) {
        found = true;
        (matcher.group(1) == null ? strong : weak).add(tag);
      }
    }
    return found ? new EntityTags(false, strong, weak) : null;
  }

  /** Strong comparison, as {@code If-Match} asks: a weak tag on either side matches nothing. */
  public boolean matchStrongly(String etag) {
    return any || (!etag.startsWith("W/") && strong.contains(opaque(etag)));
  }

  /** Weak comparison, as {@code If-None-Match} asks. */
  public boolean matchWeakly(String etag) {
    if (any) {
      return true;
    }
    String opaque = opaque(etag);
    return strong.contains(opaque) || weak.contains(opaque);
  }

  private static String opaque(String etag) {
    int quote = etag.indexOf('"');
    return quote < 0 ? etag : etag.substring(quote + 1, etag.length() - 1);
  }
}
