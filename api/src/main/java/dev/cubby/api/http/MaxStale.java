package dev.cubby.api.http;

import dev.cubby.common.http.FieldLines;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code Cache-Control: max-stale} of a request (RFC 9111, section 5.2.1.2). */
final class MaxStale {
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "(?:^|,)\\s*max-stale\\s*(?:=\\s*\"?(\\d+)\"?)?\\s*(?:,|$)", Pattern.CASE_INSENSITIVE);
  private static final Duration ANY = Duration.ofSeconds(Long.MAX_VALUE);

  /** How old an answer the caller accepts; null where it must be no older than the question. */
  static @Nullable Duration of(@Nullable String cacheControl) {
    if (cacheControl == null) {
      return null;
    }
    Matcher directive = DIRECTIVE.matcher(cacheControl);
    if (!directive.find()) {
      return null;
    }
    String seconds = directive.group(1);
    return seconds == null ? ANY : Duration.ofSeconds(FieldLines.number(seconds));
  }

  private MaxStale() {}
}
