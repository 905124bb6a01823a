package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.raw;
import static dev.cubby.e2e.conformance.Row.row;

import java.util.stream.Stream;

/** Numbers that are too large for their parser, or are none (RFC 9110, 8.6; RFC 9111, 1.2.2). */
final class Numbers {
  private static final String HUGE = "99999999999999999999";

  static Stream<Row> rows() {
    String key = Keys.path();
    return Stream.concat(
        Stream.of(
                "max-stale=" + HUGE,
                "max-stale=2147483648",
                "max-stale",
                "max-stale=",
                "max-stale=-1",
                "no-cache, max-stale=\"5\"",
                "max-age=" + HUGE)
            .map(directive ->
                row(
                    "GET, Cache-Control: " + directive,
                    "RFC 9111, 1.2.2",
                    Request.get(Subject.LISTING, "Cache-Control: " + directive),
                    status(200))),
        Stream.of(
                Stream.of("0", "-1", "1.5", "1e3", "", "x", HUGE, "9223372036854775807")
                    .map(ttl -> refused(Request.put(key + "?ttl=" + ttl, "x"))),
                Stream.of("0", "-1", "1001", "1.5", "", "x", HUGE)
                    .map(limit -> refused(Request.get("/v1/keys?limit=" + limit))))
            .flatMap(rows -> rows));
  }

  private static Row refused(Request request) {
    String target = request.target().replaceFirst("conformance-[^?]*", "a-key");
    return row(
        "%s %s".formatted(request.method(), target), "design", request, Answers.problem(400));
  }

  static Stream<Row> lengths(Target target) {
    return Stream.of("2147483648", "9223372036854775807", "9223372036854775808", HUGE)
        .map(length ->
            raw(
                "PUT, Content-Length: " + length,
                "RFC 9110, 8.6",
                "PUT %s HTTP/1.1\r\nHost: %s\r\nContent-Length: %s\r\n\r\nx"
                    .formatted(Keys.path(), target.authority(), length),
                Answers.problem(413, 400)));
  }

  private Numbers() {}
}
