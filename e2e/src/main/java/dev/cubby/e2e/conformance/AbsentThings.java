package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Row.row;

import java.util.List;
import java.util.stream.Stream;

/**
 * Reads and deletes of what is not there: preconditions and ranges change nothing about 404 (RFC
 * 9110, sections 13.2.1 and 14.2).
 */
final class AbsentThings {
  private static final List<String> PATHS = List.of(Keys.path(), "/v1/nothing", "/nothing.js");

  private static final List<String> LINES =
      List.of(
          "If-Match: *",
          "If-Match: \"1\"",
          "If-None-Match: *",
          "If-None-Match: \"1\"",
          "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
          "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
          "Range: bytes=0-0",
          "Range: bytes=99-",
          "X-Nothing: at all");

  static Stream<Row> rows() {
    return Stream.concat(
        PATHS.stream().flatMap(path -> LINES.stream().flatMap(line -> reads(path, line))),
        LINES.stream().filter(line -> line.contains("Match")).map(AbsentThings::delete));
  }

  private static Stream<Row> reads(String path, String line) {
    String name = " %s, which is not there, %s".formatted(path.replaceFirst("-.*", ""), line);
    Expectation notFound = Expectation.status(404);
    return Stream.of(
        row("GET" + name, "RFC 9110, 13.2.1", Request.get(path, line), notFound),
        row("HEAD" + name, "RFC 9110, 13.2.1", Request.head(path, line), notFound));
  }

  private static Row delete(String line) {
    return row(
        "DELETE of a key that is not there, " + line,
        "RFC 9110, 13.2.1",
        Request.of("DELETE", PATHS.getFirst(), line),
        Answers.problem(404));
  }

  private AbsentThings() {}
}
