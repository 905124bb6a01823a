package dev.cubby.api.http;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A key's entity tag is its version in quotes; a tag that no version can have matches nothing. */
final class VersionTags {
  private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,17}");

  /** The tag of a version. */
  static String of(long version) {
    return "\"" + version + "\"";
  }

  /** The versions among opaque tags. */
  static Set<Long> versions(Set<String> opaque) {
    var versions = new HashSet<Long>();
    for (String tag : opaque) {
      if (VERSION.matcher(tag).matches()) {
        versions.add(Long.parseLong(tag));
      }
    }
    return versions;
  }

  private VersionTags() {}
}
