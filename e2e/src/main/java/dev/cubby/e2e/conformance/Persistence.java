package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.judge;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

/** When a connection ends, and that its answer says so (RFC 9112, sections 9.3 and 9.6). */
final class Persistence {
  private static final String PERSIST = "RFC 9112, 9.3";
  private static final String CLOSE = "RFC 9112, 9.6";
  private static final String LIST = "RFC 9110, 5.3";

  static Stream<Row> rows() {
    return Stream.of(Subject.LISTING, "/", Keys.path()).flatMap(Persistence::at);
  }

  private static Stream<Row> at(String path) {
    String get = "GET %s HTTP/1.1".formatted(path);
    String old = "GET %s HTTP/1.0".formatted(path);
    return Stream.of(
        row(PERSIST, false, get),
        row(PERSIST, false, get, "Connection: keep-alive"),
        row(LIST, false, get, "Connection: X-Closed, closed"),
        row(CLOSE, true, get, "Connection: close"),
        row(CLOSE, true, get, "Connection: Close"),
        row(LIST, true, get, "Connection: keep-alive, close"),
        row(LIST, true, get, "Connection: close, X-Other"),
        row(LIST, true, get, "Connection: X-Other", "Connection: close"),
        row(LIST, true, get, "Connection: close", "Connection: X-Other"),
        row(LIST, true, get, "Connection: ,,close,"),
        row(PERSIST, true, old),
        row(PERSIST, true, old, "Connection: close"));
  }

  /** What the answer says of the connection is what becomes of it. */
  private static Row row(String section, boolean closes, String start, String... lines) {
    String fields = String.join("\r\n", lines) + (lines.length == 0 ? "" : "\r\n");
    String name =
        "%s, %s".formatted(start.replaceFirst("-[0-9a-f-]+ ", " "), Arrays.toString(lines));
    return new Row(
        name + (closes ? " ends the connection" : " leaves the connection open"),
        section,
        protocol -> {
          String text =
              "%s\r\nHost: %s\r\n%s\r\n".formatted(start, protocol.target().authority(), fields);
          try (Connection connection = protocol.target().connect()) {
            Reply reply = connection.send(text).reply(false);
            if (reply.lists("Transfer-Encoding", "chunked") && start.endsWith("1.0")) {
              return Stream.of("HTTP/1.0 knows no chunks");
            }
            return Stream.concat(told(reply, closes, start), done(connection, closes, text));
          }
        });
  }

  private static Stream<String> told(Reply reply, boolean closes, String start) {
    boolean told = reply.lists("Connection", "close") || (closes && start.endsWith("1.0"));
    return told == closes
        ? Stream.empty()
        : judge(reply, _ -> "Connection: close is not as it ends");
  }

  private static Stream<String> done(Connection connection, boolean closes, String text)
      throws IOException {
    if (closes) {
      return connection.ends(6_000) ? Stream.empty() : Stream.of("it was not closed");
    }
    return judge(connection.send(text).reply(false), status(200, 404));
  }

  private Persistence() {}
}
