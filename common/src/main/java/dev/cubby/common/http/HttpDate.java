package dev.cubby.common.http;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.http.HttpHeaders;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as HTTP writes them: whole seconds, in GMT (RFC 9110, section 5.6.7). */
@SuppressWarnings("JavaUtilDate") // Netty's formatter is ten times as fast as java.time's
public final class HttpDate {
  private static final Pattern DAY = Pattern.compile("\\d{1,2}");

  /** What was written lately, each second in the place that its last bits name. */
  private static final @Nullable Written[] LATELY = new Written[64];

  /** The text of one second. */
  private record Written(long second, CharSequence text) {}

  /** The value of {@code Date} for an answer that is written now. */
  public static CharSequence now() {
    return of(System.currentTimeMillis());
  }

  /** Writes a time given in milliseconds since 1970 (UTC); the part of a second is dropped. */
  public static CharSequence of(long millis) {
    long second = Math.floorDiv(millis, 1_000L);
    int slot = (int) second & (LATELY.length - 1);
    Written known = LATELY[slot]; // threads race for it, each with a record that is right
    if (known == null || known.second() != second) {
      String text = DateFormatter.format(new Date(millis));
      known = new Written(second, HttpHeaders.createOptimized(text));
      LATELY[slot] = known;
    }
    return known.text();
  }

  /**
   * Reads a date in any of the three formats that RFC 9110 knows.
   *
   * @return seconds since 1970; empty where the text is no date
   */
  public static OptionalLong seconds(String text) {
    Date date = DateFormatter.parseHttpDate(text.strip());
    return date == null || !exists(text, date)
        ? OptionalLong.empty()
        : OptionalLong.of(Math.floorDiv(date.getTime(), 1_000L));
  }

  /** Netty takes 31 Feb for 3 March; in all three formats the day is the first number. */
  private static boolean exists(String text, Date read) {
    Matcher day = DAY.matcher(text);
    return day.find()
        && Integer.parseInt(day.group())
            == read.toInstant().atOffset(ZoneOffset.UTC).getDayOfMonth();
  }

  private HttpDate() {}
}
