package dev.cubby.api.http;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags of {@code If-Match} and {@code If-None-Match} (RFC 9110, section 13.1). A tag is
 * a version in quotes; a tag that no version can have matches nothing.
 *
 * @param any whether the header is {@code *}
 * @param strong versions given as {@code "7"}
 * @param weak versions given as {@code W/"7"}
 */
record EntityTags(boolean any, Set<Long> strong, Set<Long> weak) {
  private static final Pattern TAG =
      Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(?:,|$)|\\s*,");

  /** The tag of a version. */
  static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Reads the header.
   *
   * @throws dev.cubby.common.problem.ProblemException 400 where it is malformed
   */
  static EntityTags parse(String name, String header) {
    if (header.strip().equals("*")) {
      return new EntityTags(true, Set.of(), Set.of());
    }
    var strong = new HashSet<Long>();
    var weak = new HashSet<Long>();
    Matcher matcher = TAG.matcher(header);
    int at = 0;
    boolean found = false;
    while (at < header.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw malformed(name);
      }
      String tag = matcher.group(2);
      if (tag != null) {
        found = true;
        if (tag.matches("[1-9]\\d{0,17}")) {
          (matcher.group(1) == null ? strong : weak).add(Long.parseLong(tag));
        }
      }
      at = matcher.end();
    }
    if (!found) {
      throw malformed(name);
    }
    return new EntityTags(false, strong, weak);
  }

  /** Weak comparison, as {@code If-None-Match} asks. */
  boolean matchesWeakly(long version) {
    return any || strong.contains(version) || weak.contains(version);
  }

  private static RuntimeException malformed(String name) {
    return Problems.invalid(
            "%s must be * or versions in quotes, such as \"7\", as ETag gave them.".formatted(name))
        .exception();
  }
}
