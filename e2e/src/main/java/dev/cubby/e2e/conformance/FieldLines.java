package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.raw;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a request's lines are written (RFC 9112, sections 2, 3 and 5; RFC 9110, section 5.5). */
final class FieldLines {
  private static final String FIELDS = "RFC 9112, 5";

  static Stream<Row> rows(Target target) {
    Case at = new Case(target.authority());
    return Stream.of(startLines(at), fields(at), limits(at)).flatMap(rows -> rows);
  }

  private static Stream<Row> startLines(Case at) {
    String target = Subject.LISTING;
    return Stream.of(
        at.start("an empty line before it", "RFC 9112, 2.2", "\r\nGET %s HTTP/1.1", status(200)),
        at.start("HTTP/1.2", "RFC 9110, 2.5", "GET %s HTTP/1.2", status(200, 400, 501, 505)),
        at.start("HTTP/3.0", "RFC 9110, 15.6.6", "GET %s HTTP/3.0", status(400, 501, 505)),
        at.start("http/1.1", "RFC 9112, 2.3", "GET %s http/1.1", status(400, 501, 505)),
        at.start("HTTP/1.1x", "RFC 9112, 2.3", "GET %s HTTP/1.1x", status(400, 501, 505)),
        at.start("a space in the target", "RFC 9112, 3.2", "GET %s x HTTP/1.1", status(400)),
        at.start(
            "an authority as target", "RFC 9112, 3.2.3", "GET localhost:80 HTTP/1.1", status(400)),
        at.start("a target without slash", "RFC 9112, 3.2.1", "GET v1/keys HTTP/1.1", status(400)),
        at.start("half an escape", "RFC 3986, 2.1", "GET /v1/keys/a%%2 HTTP/1.1", status(400)),
        at.start(
            "a control character", "RFC 9112, 3.2", "GET /v1/keys/a\u0001 HTTP/1.1", status(400)),
        at.start("an asterisk", "RFC 9112, 3.2.4", "OPTIONS * HTTP/1.1", status(200, 204)),
        raw(
            "line feeds alone",
            "RFC 9112, 2.2",
            "GET %s HTTP/1.1\nHost: %s\n\n".formatted(target, at.authority),
            status(200, 400)));
  }

  private static Stream<Row> fields(Case at) {
    return Stream.of(
        at.field("a space before the colon", "RFC 9112, 5.1", "X-A : b", 400),
        at.field("a tab before the colon", "RFC 9112, 5.1", "X-A\t: b", 400),
        at.field("no colon", FIELDS, "X-A", 400),
        at.field("no name", FIELDS, ": b", 400),
        at.field("a name with a bracket", "RFC 9110, 5.1", "X(A: b", 400),
        at.field("a name with a letter beyond ASCII", "RFC 9110, 5.1", "X-\u00e9: b", 400),
        at.field("a value with NUL", "RFC 9110, 5.5", "X-A: b\0c", 400),
        at.field("a value with a carriage return", "RFC 9112, 2.2", "X-A: b\rc", 400, 200),
        at.field("a value beyond ASCII", "RFC 9110, 5.5", "X-A: \u00e9\u00ff", 200, 400),
        at.field("an empty value", "RFC 9110, 5.5", "X-A:", 200),
        at.field("white space around a value", FIELDS, "X-A: \t b \t ", 200),
        at.field("a folded line", "RFC 9112, 5.2", "X-A: b\r\n c", 400, 200),
        raw(
            "white space before the first field",
            "RFC 9112, 2.2",
            "GET %s HTTP/1.1\r\n X-A: b\r\nHost: %s\r\n\r\n"
                .formatted(Subject.LISTING, at.authority),
            status(400, 200)));
  }

  private static Stream<Row> limits(Case at) {
    Stream<Row> many =
        Stream.of(60, 90, 150, 400)
            .map(count -> at.field(count + " fields of 20 bytes", FIELDS, small(count), 200));
    String key = "x".repeat(9_000);
    return Stream.concat(
        many,
        Stream.of(
            at.refused("a URL of 9,000 bytes", "RFC 9110, 15.5.15", "/v1/keys/" + key, "", 414),
            at.refused(
                "a key of 513 bytes",
                "RFC 9110, 15.5.15",
                "/v1/keys/" + key.substring(0, 513),
                "",
                414),
            at.refused(
                "a field of 20,000 bytes",
                "RFC 6585, 5",
                Subject.LISTING,
                "X-A: " + "b".repeat(20_000),
                431),
            at.refused("2,000 fields", "RFC 6585, 5", Subject.LISTING, small(2_000), 431)));
  }

  private static String small(int count) {
    return IntStream.range(0, count)
        .mapToObj("X-Baggage-%d: v"::formatted)
        .collect(Collectors.joining("\r\n"));
  }

  private record Case(String authority) {
    Row start(String what, String section, String line, Expectation expectation) {
      String text = "%s\r\nHost: %s\r\n\r\n".formatted(line.formatted(Subject.LISTING), authority);
      return raw("request line: " + what, section, text, expectation, refusal());
    }

    Row field(String what, String section, String lines, int... statuses) {
      return raw(what, section, text(Subject.LISTING, lines), status(statuses), refusal());
    }

    Row refused(String what, String section, String target, String lines, int status) {
      return raw(what, section, text(target, lines), Answers.problem(status));
    }

    private String text(String target, String lines) {
      String end = lines.isEmpty() ? "\r\n" : lines + "\r\n\r\n";
      return "GET %s HTTP/1.1\r\nHost: %s\r\n%s".formatted(target, authority, end);
    }

    private static Expectation refusal() {
      return reply ->
          List.of(200, 204).contains(reply.status()) ? null : ProblemDocument.fault(reply);
    }
  }

  private FieldLines() {}
}
