package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.row;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * If-Modified-Since and If-Unmodified-Since of GET and HEAD (RFC 9110, sections 5.6.7, 13.1.3,
 * 13.1.4 and 13.2.2).
 */
final class DatesOnReads {
  private static final String SINCE = "RFC 9110, 13.1.3";
  private static final String UNMODIFIED = "RFC 9110, 13.1.4";
  private static final String FORMAT = "RFC 9110, 5.6.7";
  private static final String ORDER = "RFC 9110, 13.2.2";
  private static final String LONG_AGO = "Sun, 06 Nov 1994 08:49:37 GMT";

  static Stream<Row> of(Subject subject, String method) {
    Case at = new Case(subject, method);
    String modified = subject.modified();
    Stream<Row> ignored =
        Stream.of(
            at.is(200, SINCE, "If-Modified-Since: yesterday"),
            at.is(200, SINCE, "If-Modified-Since: 1700000000"),
            at.is(200, SINCE, "If-Modified-Since: Sun, 31 Feb 2094 08:49:37 GMT"),
            at.is(200, UNMODIFIED, "If-Unmodified-Since: yesterday"),
            at.is(412, ORDER, "If-Match: \"other\"", "If-Unmodified-Since: " + future()),
            at.is(200, ORDER, "If-Match: *", "If-Unmodified-Since: " + LONG_AGO),
            at.is(200, ORDER, "If-None-Match: \"other\"", "If-Modified-Since: " + future()),
            at.is(304, ORDER, "If-None-Match: *", "If-Modified-Since: " + LONG_AGO));
    return Stream.concat(ignored, modified == null ? undated(at) : dated(at, parse(modified)));
  }

  /** Without a date to compare with, both are ignored. */
  private static Stream<Row> undated(Case at) {
    return Stream.of(
        at.is(200, SINCE, "If-Modified-Since: " + future()),
        at.is(200, UNMODIFIED, "If-Unmodified-Since: " + LONG_AGO));
  }

  private static Stream<Row> dated(Case at, ZonedDateTime modified) {
    return Stream.of(
        at.is(304, SINCE, "If-Modified-Since: " + imf(modified)),
        at.is(304, SINCE, "If-Modified-Since: " + imf(modified.plusSeconds(1))),
        at.is(200, SINCE, "If-Modified-Since: " + imf(modified.minusSeconds(1))),
        at.is(200, SINCE, "If-Modified-Since: " + LONG_AGO),
        at.is(304, FORMAT, "If-Modified-Since: " + rfc850(modified)),
        at.is(200, FORMAT, "If-Modified-Since: " + rfc850(modified.minusSeconds(1))),
        at.is(304, FORMAT, "If-Modified-Since: " + asctime(modified)),
        at.is(200, FORMAT, "If-Modified-Since: " + asctime(modified.minusSeconds(1))),
        at.is(200, FORMAT, "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT"),
        at.is(200, FORMAT, "If-Modified-Since: Sun Nov  6 08:49:37 1994"),
        at.is(200, UNMODIFIED, "If-Unmodified-Since: " + imf(modified)),
        at.is(200, UNMODIFIED, "If-Unmodified-Since: " + future()),
        at.is(412, UNMODIFIED, "If-Unmodified-Since: " + imf(modified.minusSeconds(1))),
        at.is(412, UNMODIFIED, "If-Unmodified-Since: " + LONG_AGO),
        at.is(412, FORMAT, "If-Unmodified-Since: Sunday, 06-Nov-94 08:49:37 GMT"),
        at.is(412, FORMAT, "If-Unmodified-Since: Sun Nov  6 08:49:37 1994"),
        at.is(412, ORDER, "If-Unmodified-Since: " + LONG_AGO, "If-Modified-Since: " + future()),
        at.is(412, ORDER, "If-Unmodified-Since: " + LONG_AGO, "If-None-Match: *"));
  }

  static ZonedDateTime parse(String date) {
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  static String imf(ZonedDateTime time) {
    return format(time, "EEE, dd MMM yyyy HH:mm:ss 'GMT'");
  }

  private static String rfc850(ZonedDateTime time) {
    return format(time, "EEEE, dd-MMM-yy HH:mm:ss 'GMT'");
  }

  private static String asctime(ZonedDateTime time) {
    return format(time, "EEE MMM ppd HH:mm:ss yyyy");
  }

  private static String future() {
    return imf(ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));
  }

  private static String format(ZonedDateTime time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .format(time.withZoneSameInstant(ZoneOffset.UTC));
  }

  private record Case(Subject subject, String method) {
    Row is(int status, String section, String... lines) {
      String name = "%s %s, %s".formatted(method, subject.name(), String.join(" | ", lines));
      return row(
          name,
          section,
          Request.of(method, subject.path(), lines),
          status(status),
          Answers.notModified(subject),
          Answers.whole(subject, method));
    }
  }

  private DatesOnReads() {}
}
