package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.judge;

import java.io.IOException;
import java.util.stream.Stream;

/** Expect: 100-continue (RFC 9110, section 10.1.1). */
final class Expect {
  private static final String EXPECT = "RFC 9110, 10.1.1";

  static Stream<Row> rows() {
    return Stream.of(
        first("HTTP/1.0 sees the final status first", "1.0", "Expect: 100-continue", 201),
        first("HTTP/1.1 with the body at once", "1.1", "Expect: 100-continue", 100, 201),
        first("an expectation that is unknown", "1.1", "Expect: 200-ok", 417, 201),
        first("Expect: 100-Continue", "1.1", "Expect: 100-Continue", 100, 201),
        new Row("a client that waits is told to go on", EXPECT, Expect::waits),
        new Row("a client that waits is refused without its body", EXPECT, Expect::refused),
        new Row("GET, which has no body, is answered", EXPECT, Expect::get));
  }

  private static Row first(String name, String version, String line, int... statuses) {
    return new Row(
        name,
        EXPECT,
        protocol -> {
          try (Connection connection = protocol.target().connect()) {
            String head = head(Keys.path(), version, protocol, line, "Content-Length: 5");
            return judge(connection.send(head + "hello").next(), status(statuses));
          }
        });
  }

  private static Stream<String> waits(Protocol protocol) throws IOException {
    String line = "Expect: 100-continue";
    try (Connection connection = protocol.target().connect()) {
      connection.send(head(Keys.path(), "1.1", protocol, line, "Content-Length: 5"));
      return Stream.concat(
          judge(connection.next(), status(100)),
          judge(connection.send("hello").reply(false), status(201)));
    }
  }

  private static Stream<String> refused(Protocol protocol) throws IOException {
    String path = Keys.path() + "?ttl=none";
    String line = "Expect: 100-continue";
    try (Connection connection = protocol.target().connect()) {
      connection.send(head(path, "1.1", protocol, line, "Content-Length: 5"));
      Reply first = connection.next();
      Reply last = first.status() == 100 ? connection.send("hello").reply(false) : first;
      return judge(last, status(400));
    }
  }

  private static Stream<String> get(Protocol protocol) throws IOException {
    try (Connection connection = protocol.target().connect()) {
      String authority = protocol.target().authority();
      connection.send(Request.get(Subject.LISTING, "Expect: 100-continue").http1(authority));
      return judge(connection.reply(false), status(200));
    }
  }

  private static String head(String path, String version, Protocol protocol, String... lines) {
    return "PUT %s HTTP/%s\r\nHost: %s\r\n%s\r\n\r\n"
        .formatted(path, version, protocol.target().authority(), String.join("\r\n", lines));
  }

  private Expect() {}
}
