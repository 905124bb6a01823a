package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.field;
import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.row;

import java.util.stream.Stream;

/** If-Range and the other preconditions with Range (RFC 9110, sections 13.1.5 and 13.2.2). */
final class GuardedRanges {
  private static final String IF_RANGE = "RFC 9110, 13.1.5";
  private static final String ORDER = "RFC 9110, 13.2.2";

  static Stream<Row> of(Subject subject) {
    String etag = subject.etag();
    return Stream.concat(
        anything(new Case(subject)),
        etag == null ? Stream.empty() : tagged(new Case(subject), etag));
  }

  private static Stream<Row> anything(Case at) {
    return Stream.of(
        at.whole(IF_RANGE, "Range: bytes=0-0", "If-Range: \"other\""),
        at.whole(IF_RANGE, "Range: bytes=0-0", "If-Range: *"),
        at.whole(IF_RANGE, "Range: bytes=0-0", "If-Range: yesterday"),
        at.whole(IF_RANGE, "Range: bytes=0-0", "If-Range: Sun, 06 Nov 1994 08:49:37 GMT"),
        at.whole(IF_RANGE, "Range: bytes=0-0", "If-Range: Sun, 06 Nov 2094 08:49:37 GMT"),
        at.whole(IF_RANGE, "Range: bytes=99999999-", "If-Range: \"other\""),
        at.whole(IF_RANGE, "If-Range: \"other\""),
        at.is(412, ORDER, "Range: bytes=0-0", "If-Match: \"other\""),
        at.is(304, ORDER, "Range: bytes=0-0", "If-None-Match: *"),
        at.is(412, ORDER, "Range: bytes=99999999-", "If-Match: \"other\""),
        at.is(304, ORDER, "Range: bytes=99999999-", "If-None-Match: *"),
        at.part(ORDER, "Range: bytes=0-0", "If-Match: *"),
        at.part(ORDER, "Range: bytes=0-0", "If-None-Match: \"other\""));
  }

  private static Stream<Row> tagged(Case at, String etag) {
    boolean weak = etag.startsWith("W/");
    String other = weak ? etag : "W/" + etag;
    Stream<Row> strong =
        weak
            ? Stream.of()
            : Stream.of(
                at.part(IF_RANGE, "Range: bytes=0-0", "If-Range: " + etag),
                at.part(ORDER, "Range: bytes=0-0", "If-Range: " + etag, "If-Match: " + etag),
                at.is(416, IF_RANGE, "Range: bytes=99999999-", "If-Range: " + etag));
    return Stream.concat(
        strong,
        Stream.of(
            at.whole(IF_RANGE, "Range: bytes=0-0", "If-Range: " + other),
            at.whole(IF_RANGE, "Range: bytes=0-0", "If-Range: \"other\", " + etag),
            at.is(304, ORDER, "Range: bytes=0-0", "If-Range: " + etag, "If-None-Match: " + etag),
            at.is(412, ORDER, "Range: bytes=0-0", "If-Range: " + etag, "If-Match: \"other\"")));
  }

  private record Case(Subject subject) {
    Row whole(String section, String... lines) {
      return is(200, section, lines);
    }

    Row part(String section, String... lines) {
      String range = "bytes 0-0/" + subject.size();
      return row(name(lines), section, request(lines), status(206), field("Content-Range", range));
    }

    Row is(int status, String section, String... lines) {
      return row(
          name(lines),
          section,
          request(lines),
          status(status),
          Answers.whole(subject, "GET"),
          Answers.notModified(subject));
    }

    private Request request(String... lines) {
      return Request.get(subject.path(), lines);
    }

    private String name(String... lines) {
      return "GET %s, %s".formatted(subject.name(), String.join(" | ", lines));
    }
  }

  private GuardedRanges() {}
}
