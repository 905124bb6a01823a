package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.body;
import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.judge;

import java.io.IOException;
import java.util.stream.Stream;

/** Where a request's body ends (RFC 9112, sections 6 and 7). */
final class BodyFraming {
  private static final String CODING = "RFC 9112, 6.1";
  private static final String LENGTH = "RFC 9112, 6.3";
  private static final String CHUNKS = "RFC 9112, 7.1";
  private static final String HELLO = "5\r\nhello\r\n0\r\n\r\n";

  static Stream<Row> rows() {
    return Stream.of(codings(), chunks(), lengths()).flatMap(rows -> rows);
  }

  private static Stream<Row> codings() {
    return Stream.of(
        stored(CODING, "Transfer-Encoding: chunked", HELLO),
        stored(CODING, "Transfer-Encoding: Chunked", HELLO),
        refused(CODING, "Transfer-Encoding: chunked, gzip", HELLO),
        refused(CODING, "Transfer-Encoding: gzip, chunked", HELLO),
        refused(CODING, "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked", HELLO),
        refused(CODING, "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", HELLO),
        refused(CODING, "Transfer-Encoding: chunked, chunked", HELLO),
        refused(CODING, "Transfer-Encoding: xchunked", HELLO),
        refused(CODING, "Transfer-Encoding: identity", HELLO),
        refused(CODING, "Transfer-Encoding: chunked, identity", HELLO),
        refused(CODING, "Transfer-Encoding: \"chunked\"", HELLO),
        refused(CODING, "Transfer-Encoding: chunked;q=1", HELLO),
        refused(CODING, "Transfer-Encoding : chunked", HELLO),
        refused(CODING, "Transfer-Encoding:\u000bchunked", HELLO),
        closing(LENGTH, "Transfer-Encoding: chunked\r\nContent-Length: 5", HELLO),
        closing(LENGTH, "Content-Length: 5\r\nTransfer-Encoding: chunked", HELLO),
        closing(LENGTH, "Content-Length: 15\r\nTransfer-Encoding: chunked", HELLO));
  }

  private static Stream<Row> chunks() {
    String chunked = "Transfer-Encoding: chunked";
    return Stream.of(
        stored(CHUNKS, chunked, "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"),
        stored(CHUNKS, chunked, "0005\r\nhello\r\n000\r\n\r\n"),
        stored("RFC 9112, 7.1.1", chunked, "5;a=b;c=\"d e\"\r\nhello\r\n0;z\r\n\r\n"),
        stored("RFC 9112, 7.1.2", chunked, "5\r\nhello\r\n0\r\nX-Trailer: a\r\n\r\n"),
        stored("RFC 9110, 6.5.1", chunked, "5\r\nhello\r\n0\r\nIf-None-Match: *\r\n\r\n"),
        refused(CHUNKS, chunked, "x\r\nhello\r\n0\r\n\r\n"),
        refused(CHUNKS, chunked, "0x5\r\nhello\r\n0\r\n\r\n"),
        refused(CHUNKS, chunked, "-5\r\nhello\r\n0\r\n\r\n"),
        refused(CHUNKS, chunked, "5\r\nhelloX\r\n0\r\n\r\n"),
        refused(CHUNKS, chunked, "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n"),
        refused(CHUNKS, chunked, "\r\n5\r\nhello\r\n0\r\n\r\n"));
  }

  private static Stream<Row> lengths() {
    return Stream.of(
        stored(LENGTH, "Content-Length: 5", "hello"),
        stored(LENGTH, "Content-Length: 005", "hello"),
        refused(LENGTH, "Content-Length: 5\r\nContent-Length: 6", "hello!"),
        refused(LENGTH, "Content-Length: 6\r\nContent-Length: 5", "hello!"),
        refused(LENGTH, "Content-Length: 5, 6", "hello!"),
        refused(LENGTH, "Content-Length: +5", "hello"),
        refused(LENGTH, "Content-Length: -5", "hello"),
        refused(LENGTH, "Content-Length: 0x5", "hello"),
        refused(LENGTH, "Content-Length: 5 5", "hello"),
        refused(LENGTH, "Content-Length: 5.0", "hello"),
        refused(LENGTH, "Content-Length:", "hello"),
        refused(LENGTH, "Content-Length : 5", "hello"),
        eitherWay(LENGTH, "Content-Length: 5\r\nContent-Length: 5", "hello"),
        eitherWay(LENGTH, "Content-Length: 5, 5", "hello"));
  }

  private static Row stored(String section, String lines, String octets) {
    return row(section, lines, octets, (reply, _) -> judge(reply, status(201)));
  }

  /** Refused, and the connection is closed: nobody knows where the next request begins. */
  private static Row refused(String section, String lines, String octets) {
    return row(section, lines, octets, BodyFraming::refusal);
  }

  private static Row eitherWay(String section, String lines, String octets) {
    return row(
        section,
        lines,
        octets,
        (reply, connection) -> reply.status() == 201 ? Stream.empty() : refusal(reply, connection));
  }

  /** Refused, or taken as chunked; the connection is closed either way. */
  private static Row closing(String section, String lines, String octets) {
    return row(
        section,
        lines,
        octets,
        (reply, connection) ->
            reply.status() == 201 ? ended(connection) : refusal(reply, connection));
  }

  private static Stream<String> refusal(Reply reply, Connection connection) throws IOException {
    return Stream.concat(judge(reply, Answers.problem(400, 411, 413, 501)), ended(connection));
  }

  private static Stream<String> ended(Connection connection) throws IOException {
    return connection.ends(6_000) ? Stream.empty() : Stream.of("the connection was not closed");
  }

  @FunctionalInterface
  private interface Verdict {
    Stream<String> of(Reply reply, Connection connection) throws IOException;
  }

  private static Row row(String section, String lines, String octets, Verdict verdict) {
    String name =
        "PUT, %s, %s".formatted(lines, octets).replace("\r\n", " | ").replaceAll("\\p{Cntrl}", "?");
    return new Row(
        name,
        section,
        protocol -> {
          String path = Keys.path();
          String head =
              "PUT %s HTTP/1.1\r\nHost: %s\r\n%s\r\n\r\n"
                  .formatted(path + Keys.TTL, protocol.target().authority(), lines);
          try (Connection connection = protocol.target().connect()) {
            Reply reply = connection.send(head + octets).reply(false);
            Stream<String> faults = verdict.of(reply, connection);
            Reply after = protocol.ask(Request.get(path));
            return Stream.concat(
                faults,
                reply.status() == 201 ? judge(after, body("hello")) : judge(after, status(404)));
          }
        });
  }

  private BodyFraming() {}
}
