package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.body;
import static dev.cubby.e2e.conformance.Expectation.field;
import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.judge;
import static dev.cubby.e2e.conformance.Row.row;

import java.io.IOException;
import java.util.stream.Stream;

/** Range of an empty value, of what has no ranges, and of methods for which it means nothing. */
final class RangesElsewhere {
  private static final String RANGE = "RFC 9110, 14.2";

  /**
   * A suffix is the only range that an empty value satisfies (section 14.1.2), and no Content-Range
   * can say so: it is sent whole. Any other may be refused, or ignored as the value has no content.
   */
  static Stream<Row> ofEmpty(Subject empty) {
    return Stream.concat(
        Stream.of("-1", "-5", "-99999999999999999999", "0-,-1")
            .map(range -> empty(empty, range, "RFC 9110, 14.1.2", status(200))),
        Stream.of("0-", "0-0", "5-", "-0", "99999999999999999999-", "0-,1-")
            .map(range -> empty(empty, range, "RFC 9110, 15.5.17", status(200, 416))));
  }

  private static Row empty(Subject subject, String range, String section, Expectation status) {
    return row(
        "GET %s, Range: bytes=%s".formatted(subject.name(), range),
        section,
        Request.get(subject.path(), "Range: bytes=" + range),
        status,
        Answers.whole(subject, "GET"),
        field("Content-Range", "bytes */0").ifStatus(416),
        Answers.problem(416).ifStatus(416));
  }

  /** Ranges of listings and of the API's description: a server may ignore them. */
  static Stream<Row> ignoring(Subject subject) {
    return Stream.of("bytes=0-0", "bytes=-1", "bytes=0-0,-1", "items=0-0")
        .map(range ->
            row(
                "GET %s, Range: %s".formatted(subject.name(), range),
                RANGE,
                Request.get(subject.path(), "Range: " + range),
                status(200, 206),
                Answers.whole(subject, "GET"),
                reply -> Parts.fault(reply, subject.content())));
  }

  static Stream<Row> writes() {
    return Stream.of(
        new Row("PUT, Range: bytes=0-0", RANGE, RangesElsewhere::put),
        row(
            "POST, Range: bytes=0-0",
            RANGE,
            Request.post(Keys.name(), "Range: bytes=0-0"),
            status(201)),
        row(
            "OPTIONS, Range: bytes=0-0",
            RANGE,
            Request.of("OPTIONS", "/v1/keys", "Range: bytes=0-0"),
            status(200, 204)),
        row(
            "PUT, Content-Range: bytes 0-2/10",
            "RFC 9110, 14.5",
            Request.put(Keys.path(), "new", "Content-Range: bytes 0-2/10"),
            Answers.problem(400)));
  }

  private static Stream<String> put(Protocol protocol) throws IOException {
    String path = Keys.path();
    Reply reply = protocol.ask(Request.put(path + Keys.TTL, "whole", "Range: bytes=0-0"));
    return Stream.concat(
        judge(reply, status(201)), judge(protocol.ask(Request.get(path)), body("whole")));
  }

  private RangesElsewhere() {}
}
