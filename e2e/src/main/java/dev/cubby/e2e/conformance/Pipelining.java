package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.body;
import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.judge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Requests that are sent before the answers to those ahead of them came (RFC 9112, section 9.3.2),
 * which also shows that each answer ends where it says.
 */
final class Pipelining {
  private static final String ORDER = "RFC 9112, 9.3.2";

  static Stream<Row> rows() {
    return Stream.of(
        row("a write, a read, a delete and a read of one key", ORDER, Pipelining::oneKey),
        row("200, HEAD, 404, 405 and 304 of the API", ORDER, Pipelining::api),
        row("200, HEAD, 404, 405 and 304 of the site", ORDER, Pipelining::site),
        row("GET with a body", "RFC 9110, 9.3.1", Pipelining::bodies),
        row("only the first where it ends the connection", "RFC 9112, 9.6", Pipelining::closing));
  }

  private static Stream<String> oneKey(Protocol protocol) throws IOException {
    String key = Keys.path();
    List<Reply> replies =
        all(
            protocol,
            Request.put(key, "one"),
            Request.get(key),
            Request.of("DELETE", key),
            Request.get(key));
    return Stream.of(
            judge(replies.get(0), status(201)),
            judge(replies.get(1), status(200), body("one")),
            judge(replies.get(2), status(204), Answers.length(0)),
            judge(replies.get(3), status(404)))
        .flatMap(faults -> faults);
  }

  private static Stream<String> api(Protocol protocol) throws IOException {
    return statuses(protocol, Subject.LISTING, Keys.path());
  }

  private static Stream<String> site(Protocol protocol) throws IOException {
    return statuses(protocol, "/", "/nothing.js");
  }

  private static Stream<String> statuses(Protocol protocol, String path, String absent)
      throws IOException {
    List<Reply> replies =
        all(
            protocol,
            Request.get(path),
            Request.head(path),
            Request.get(absent),
            Request.head(absent),
            Request.of("DELETE", path),
            Request.get(path, "If-None-Match: *"),
            Request.get(path));
    int[] expected = {200, 200, 404, 404, 405, 304, 200};
    return Stream.iterate(0, i -> i < expected.length, i -> i + 1)
        .flatMap(i -> judge(replies.get(i), status(expected[i])));
  }

  /** The body may look like a request: either it is read over, or the connection ends. */
  private static Stream<String> bodies(Protocol protocol) throws IOException {
    String authority = protocol.target().authority();
    Request get = Request.get(Subject.LISTING).containing("GET / HTTP/1.1\r\n\r\n");
    String text = get.http1(authority) + Request.get("/v1/nothing").http1(authority);
    try (Connection connection = protocol.target().connect()) {
      Reply first = connection.send(text).reply(false);
      return first.lists("Connection", "close")
          ? connection.ends(6_000) ? Stream.empty() : Stream.of("it was not closed")
          : Stream.concat(judge(first, status(200)), judge(connection.reply(false), status(404)));
    }
  }

  private static Stream<String> closing(Protocol protocol) throws IOException {
    String authority = protocol.target().authority();
    String text =
        Request.get(Subject.LISTING, "Connection: close").http1(authority)
            + Request.get(Subject.LISTING).http1(authority);
    try (Connection connection = protocol.target().connect()) {
      Stream<String> first = judge(connection.send(text).reply(false), status(200));
      return connection.ends(6_000)
          ? first
          : Stream.concat(first, Stream.of("the second request was answered too"));
    }
  }

  private static List<Reply> all(Protocol protocol, Request... requests) throws IOException {
    var text = new StringBuilder();
    for (Request request : requests) {
      text.append(request.http1(protocol.target().authority()));
    }
    var replies = new ArrayList<Reply>();
    try (Connection connection = protocol.target().connect()) {
      connection.send(text.toString());
      for (Request request : requests) {
        replies.add(connection.reply(request.isHead()));
      }
    }
    return replies;
  }

  private static Row row(String name, String section, Row.Trial trial) {
    return new Row("pipelined: " + name, section, trial);
  }

  private Pipelining() {}
}
