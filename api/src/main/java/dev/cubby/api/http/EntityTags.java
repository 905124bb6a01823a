package dev.cubby.api.http;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,17}");

  /** The tag of a version. */
  static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Reads the header.
   *
   * @throws dev.cubby.common.problem.ProblemException 400 where it is malformed: a write must not
   *     go on without the guard that was meant
   */
  static EntityTags parse(String name, String header) {
    EntityTags tags = read(header);
    if (tags == null) {
      throw Problems.invalid(
              "%s must be * or versions in quotes, such as \"7\", as ETag gave them."
                  .formatted(name))
          .exception();
    }
    return tags;
  }

  /** Reads the header; null where it is malformed. */
  static @Nullable EntityTags read(String header) {
    if (header.strip().equals("*")) {
      return new EntityTags(true, Set.of(), Set.of());
    }
    var strong = new HashSet<Long>();
    var weak = new HashSet<Long>();
    Matcher matcher = TAG.matcher(header);
    boolean found = false;
    for (int at = 0; at < header.length(); at = matcher.end()) {
      if (!matcher.find(at) || matcher.start() != at) {
        return null;
      }
      String tag = matcher.group(2);
      found |= tag != null;
      if (tag != null && VERSION.matcher(tag).matches()) {
        (matcher.group(1) == null ? strong : weak).add(Long.parseLong(tag));
      }
    }
    return found ? new EntityTags(false, strong, weak) : null;
  }

  /** Weak comparison, as {@code If-None-Match} asks. */
  boolean matchesWeakly(long version) {
    return any || strong.contains(version) || weak.contains(version);
  }
}
