package dev.cubby.e2e.conformance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads 206 (RFC 9110, sections 14.6 and 15.3.7): one part, or several as multipart/byteranges. */
final class Parts {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");
  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/byteranges;\\s*boundary=\"?([^\"]+)\"?");

  /** What is wrong with the parts as parts of the content; null where nothing is, or no part. */
  static @Nullable String fault(Reply reply, String content) {
    if (reply.status() != 206) {
      return null;
    }
    Matcher multipart = BOUNDARY.matcher(reply.text("Content-Type"));
    if (!multipart.matches()) {
      return part(reply.text("Content-Range"), reply.body(), content);
    }
    if (reply.field("Content-Range") != null) {
      return "Content-Range must be in the parts alone";
    }
    return several(reply.body(), multipart.group(1), content);
  }

  private static @Nullable String several(String body, String boundary, String content) {
    String[] parts = ("\r\n" + body).split("\r\n--" + Pattern.quote(boundary), -1);
    if (parts.length < 3 || !parts[parts.length - 1].startsWith("--")) {
      return "the last boundary is missing";
    }
    for (int i = 1; i < parts.length - 1; i++) {
      String[] headAndBody = parts[i].split("\r\n\r\n", 2);
      if (headAndBody.length < 2) {
        return "a part has no end of its head";
      }
      Matcher range = RANGE.matcher(headAndBody[0]);
      String fault = part(range.find() ? range.group() : "", headAndBody[1], content);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static @Nullable String part(String contentRange, String bytes, String content) {
    Matcher range = RANGE.matcher(contentRange);
    if (!range.matches() || Integer.parseInt(range.group(3)) != content.length()) {
      return "Content-Range: %s of %d bytes".formatted(contentRange, content.length());
    }
    int first = Integer.parseInt(range.group(1));
    int last = Integer.parseInt(range.group(2));
    boolean within = first <= last && last < content.length();
    return within && content.substring(first, last + 1).equals(bytes)
        ? null
        : "%d bytes are not those of %s".formatted(bytes.length(), contentRange);
  }

  private Parts() {}
}
