package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.body;
import static dev.cubby.e2e.conformance.Expectation.field;
import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Expectation.without;
import static dev.cubby.e2e.conformance.Row.row;

import java.util.stream.Stream;

/** One range of something that has bytes (RFC 9110, sections 14.1.2, 14.2 and 14.4). */
final class ByteRanges {
  private static final String BYTES = "RFC 9110, 14.1.2";
  private static final String HUGE = "99999999999999999999";

  static Stream<Row> of(Subject subject) {
    Case at = new Case(subject);
    int size = subject.size();
    int last = size - 1;
    return Stream.of(
        at.part("bytes=0-0", 0, 0),
        at.part("bytes=1-2", 1, 2),
        at.part("bytes=0-" + last, 0, last),
        at.part("bytes=0-" + size, 0, last),
        at.part("bytes=0-", 0, last),
        at.part("bytes=1-", 1, last),
        at.part("bytes=%d-".formatted(last), last, last),
        at.part("bytes=%d-%d".formatted(last, size + 100), last, last),
        at.part("bytes=-1", last, last),
        at.part("bytes=-" + size, 0, last),
        at.part("bytes=-" + (size + 1), 0, last),
        at.part("bytes=0000-0001", 0, 1),
        at.part("bytes=-001", last, last),
        at.part("bytes= 0-1", 0, 1),
        at.part("BYTES=0-1", 0, 1),
        at.part("bytes=0-" + HUGE, 0, last),
        at.part("bytes=1-9223372036854775808", 1, last),
        at.part("bytes=-" + HUGE, 0, last),
        at.part("bytes=-9223372036854775807", 0, last),
        at.outside("bytes=%d-".formatted(size)),
        at.outside("bytes=%d-%d".formatted(size, size + 5)),
        at.outside("bytes=-0"),
        at.outside("bytes=-000"),
        at.outside("bytes=%s-".formatted(HUGE)),
        at.outside("bytes=%s-%s".formatted(HUGE, HUGE)),
        at.outside("bytes=9223372036854775807-9223372036854775807"),
        at.invalid("bytes=2-1"),
        at.invalid("bytes=%s-5".formatted(HUGE)),
        at.invalid("bytes=-"),
        at.invalid("bytes="),
        at.invalid("bytes"),
        at.invalid("bytes=a-b"),
        at.invalid("bytes=0-0x10"),
        at.invalid("bytes=+1-2"),
        at.invalid("bytes=--1"),
        at.invalid("bytes=0 - 1"),
        at.invalid("bytes=0-1;2-3"),
        at.whole("items=0-1"),
        at.whole("octets=0-1"),
        at.head("bytes=0-0"),
        at.head("bytes=%d-".formatted(size)));
  }

  private record Case(Subject subject) {
    Row part(String range, int first, int last) {
      return row(
          name("GET", range),
          BYTES,
          Request.get(subject.path(), "Range: " + range),
          status(206),
          field("Content-Range", "bytes %d-%d/%d".formatted(first, last, subject.size())),
          Answers.length(last - first + 1),
          body(subject.content().substring(first, last + 1)),
          validator());
    }

    private Expectation validator() {
      String etag = subject.etag();
      return etag == null ? without("ETag") : field("ETag", etag);
    }

    Row outside(String range) {
      Expectation status = subject.isKey() ? Answers.problem(416) : status(416);
      return row(
          name("GET", range),
          "RFC 9110, 15.5.17",
          Request.get(subject.path(), "Range: " + range),
          status,
          field("Content-Range", "bytes */" + subject.size()));
    }

    /** Either ignored or refused. */
    Row invalid(String range) {
      return row(
          name("GET", range),
          "RFC 9110, 14.2",
          Request.get(subject.path(), "Range: " + range),
          status(200, 400, 416),
          Answers.whole(subject, "GET"));
    }

    Row whole(String range) {
      return row(
          name("GET", range),
          "RFC 9110, 14.2",
          Request.get(subject.path(), "Range: " + range),
          status(200),
          Answers.whole(subject, "GET"));
    }

    Row head(String range) {
      return row(
          name("HEAD", range),
          "RFC 9110, 14.2",
          Request.head(subject.path(), "Range: " + range),
          status(200),
          Answers.whole(subject, "HEAD"));
    }

    private String name(String method, String range) {
      return "%s %s, Range: %s".formatted(method, subject.name(), range);
    }
  }

  private ByteRanges() {}
}
