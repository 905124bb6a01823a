package dev.cubby.dedup.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code If-None-Match} (RFC 9110, section 13.1.2), judged by weak comparison. */
final class IfNoneMatch {
  private static final Pattern TAG = Pattern.compile("\\G\\s*(?:W/)?(\"[^\"]*\")\\s*(?:,|$)");

  /**
   * Whether the caller has the answer already.
   *
   * @param header as it came; one that is malformed names no more than is read of it
   * @param etag of the answer
   */
  static boolean names(String header, String etag) {
    if (header.strip().equals("*")) {
      return true;
    }
    String opaque = etag.startsWith("W/") ? etag.substring(2) : etag;
    Matcher tag = TAG.matcher(header);
    while (tag.find()) {
      if (tag.group(1).equals(opaque)) {
        return true;
      }
    }
    return false;
  }

  private IfNoneMatch() {}
}
