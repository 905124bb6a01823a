package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Row.judge;

import java.io.IOException;
import java.util.stream.Stream;

/** That a refusal ends its connection if, and only if, it says so (RFC 9112, section 9.6). */
final class Refusals {
  private static final String CLOSE = "RFC 9112, 9.6";
  private static final String BIG = "v".repeat(3 * 1024 * 1024);
  private static final String LARGEST_BATCH = " ".repeat(16 * 1024 * 1024);

  static Stream<Row> rows() {
    String key = Keys.path();
    return Stream.of(
        row("a key that is not there", Request.get(key), 404),
        row("an unknown resource", Request.get("/v1/nothing"), 404),
        row("a method that is not allowed", Request.of("PATCH", "/v1/keys"), 405),
        row("a wrong parameter", Request.get("/v1/keys?limit=none"), 400),
        row("a body with a method that takes none", body("PATCH", "/v1/keys"), 405),
        row("a guard that fails", Request.put(key, "x", "If-Match: \"1\""), 412),
        row("a wrong TTL, before the body", Request.put(key + "?ttl=0", "x"), 400),
        row("a coding that is not taken", Request.put(key, "x", "Content-Encoding: gzip"), 415),
        row("a body that is not JSON", body("POST", "/v1/keys"), 415),
        row("a key that is too long", Request.put("/v1/keys/" + "k".repeat(600), "x"), 414),
        row("a value that is too large", Request.put(key, BIG), 413),
        row("a value that is too large, chunked", chunked(key), 413),
        row("a batch that is not JSON", body("POST", "/v1/batch"), 415),
        row("a batch that is not one", batch("{}"), 400),
        row("a batch that is too large", batch(LARGEST_BATCH + "{}"), 413),
        row("a body with a read", body("GET", key), 404));
  }

  private static Request body(String method, String target) {
    return Request.of(method, target).containing("body");
  }

  private static Request batch(String json) {
    return Request.of("POST", "/v1/batch", "Content-Type: application/json").containing(json);
  }

  /** The length is left out where the field is given. */
  private static Request chunked(String key) {
    String size = Integer.toHexString(BIG.length());
    String chunks = "%s\r\n%s\r\n0\r\n\r\n".formatted(size, BIG);
    return Request.put(key, chunks, "Transfer-Encoding: chunked");
  }

  private static Row row(String what, Request request, int status) {
    String name = "%s: %d, and the connection as it says".formatted(what, status);
    return new Row(
        name,
        CLOSE,
        protocol -> {
          String authority = protocol.target().authority();
          String text = request.http1(authority);
          if (request.has("Transfer-Encoding")) {
            text = text.replaceFirst("Content-Length: \\d+\r\n", "");
          }
          try (Connection connection = protocol.target().connect()) {
            Reply reply = connection.send(text).reply(false);
            return Stream.concat(
                judge(reply, Answers.problem(status)), after(reply, connection, authority));
          }
        });
  }

  private static Stream<String> after(Reply reply, Connection connection, String authority)
      throws IOException {
    if (reply.lists("Connection", "close")) {
      return connection.ends(7_000) ? Stream.empty() : Stream.of("it was not closed");
    }
    Reply next = connection.send(Request.get(Subject.LISTING).http1(authority)).reply(false);
    return judge(next, Expectation.status(200));
  }

  private Refusals() {}
}
