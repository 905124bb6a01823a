package dev.cubby.common.http;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.http.HttpHeaders;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as HTTP writes them: whole seconds, in GMT (RFC 9110, section 5.6.7). */
@SuppressWarnings("JavaUtilDate") // Netty's formatter is ten times as fast as java.time's
public final class HttpDate {
  private static final Pattern DAY = Pattern.compile("\\d{1,2}");

  private static volatile Now now = new Now(0, "");

  /** The field of one second: all answers of that second share it. */
  private record Now(long second, CharSequence text) {}

  /** The value of {@code Date} for an answer that is written now. */
  public static CharSequence now() {
    long second = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
    Now known = now;
    if (known.second() != second) {
      known = new Now(second, HttpHeaders.createOptimized(of(TimeUnit.SECONDS.toMillis(second))));
      now = known;
    }
    return known.text();
  }

  /** Writes a time given in milliseconds since 1970 (UTC); the part of a second is dropped. */
  public static String of(long millis) {
    return DateFormatter.format(new Date(millis));
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
