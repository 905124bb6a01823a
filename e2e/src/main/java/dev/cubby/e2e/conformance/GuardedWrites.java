package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Row.judge;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * PUT, PATCH and DELETE with preconditions (RFC 9110, sections 13.1.1, 13.1.2 and 5.3). Each row
 * has a key of its own with the value "old"; a refused write must leave it there.
 */
final class GuardedWrites {
  private static final String MATCH = "RFC 9110, 13.1.1";
  private static final String NONE_MATCH = "RFC 9110, 13.1.2";
  private static final String LIST = "RFC 9110, 5.3";
  private static final String EMPTY = "RFC 9110, 5.6.1.2";
  private static final String ORDER = "RFC 9110, 13.2.2";
  private static final String DATES = "RFC 9110, 13.1.4";

  static Stream<Row> rows() {
    return Stream.of("PUT", "PATCH", "DELETE").flatMap(GuardedWrites::of);
  }

  private static Stream<Row> of(String method) {
    return Stream.of(
        done(method, MATCH, "If-Match: TAG"),
        done(method, MATCH, "If-Match: *"),
        done(method, MATCH, "If-Match: \"1\", TAG"),
        done(method, LIST, "If-Match: \"1\"", "If-Match: TAG"),
        done(method, LIST, "If-Match: TAG", "If-Match: \"1\""),
        done(method, EMPTY, "If-Match: ,TAG,,"),
        refused(method, MATCH, "If-Match: \"1\""),
        refused(method, MATCH, "If-Match: \"other\""),
        refused(method, MATCH, "If-Match: \"99999999999999999999\""),
        refused(method, "RFC 9110, 8.8.3.2", "If-Match: W/TAG"),
        refused(method, LIST, "If-Match: \"1\"", "If-Match: \"2\""),
        refused(method, LIST, "If-Match: W/TAG", "If-Match: \"2\""),
        malformed(method, MATCH, "If-Match: BARE"),
        malformed(method, MATCH, "If-Match: TAG", "If-Match: BARE"),
        malformed(method, MATCH, "If-Match: BARE", "If-Match: TAG"),
        malformed(method, MATCH, "If-Match: \"1\"", "If-Match: *"),
        malformed(method, MATCH, "If-Match: *", "If-Match: \"1\""),
        malformed(method, MATCH, "If-Match:"),
        refused(method, NONE_MATCH, "If-None-Match: *"),
        refused(method, NONE_MATCH, "If-None-Match: TAG"),
        refused(method, NONE_MATCH, "If-None-Match: W/TAG"),
        refused(method, NONE_MATCH, "If-None-Match: \"1\", TAG"),
        refused(method, LIST, "If-None-Match: \"1\"", "If-None-Match: TAG"),
        refused(method, LIST, "If-None-Match: TAG", "If-None-Match: \"1\""),
        refused(method, EMPTY, "If-None-Match: ,,TAG"),
        done(method, NONE_MATCH, "If-None-Match: \"1\""),
        done(method, LIST, "If-None-Match: \"1\"", "If-None-Match: \"2\""),
        malformed(method, NONE_MATCH, "If-None-Match: BARE"),
        malformed(method, NONE_MATCH, "If-None-Match: \"1\"", "If-None-Match: *"),
        done(method, MATCH, "If-Match: TAG", "If-None-Match: \"1\""),
        refused(method, MATCH, "If-Match: TAG", "If-None-Match: TAG"),
        refused(method, MATCH, "If-Match: \"1\"", "If-None-Match: \"1\""),
        refused(method, DATES, "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT"),
        refused(method, DATES, "If-Unmodified-Since: Sunday, 06-Nov-94 08:49:37 GMT"),
        done(method, DATES, "If-Unmodified-Since: Sat, 06 Nov 2066 08:49:37 GMT"),
        done(method, DATES, "If-Unmodified-Since: yesterday"),
        done(method, "RFC 9110, 13.1.3", "If-Modified-Since: Sat, 06 Nov 2066 08:49:37 GMT"),
        done(method, ORDER, "If-Match: TAG", "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT"),
        refused(method, MATCH, "If-Match: \"1\"", "Range: bytes=0-0"));
  }

  private static Row done(String method, String section, String... lines) {
    return write(method, section, method.equals("DELETE") ? 204 : 200, 0, lines);
  }

  private static Row refused(String method, String section, String... lines) {
    return write(method, section, 412, 412, lines);
  }

  /** A guard that cannot be read must not be taken for none. */
  private static Row malformed(String method, String section, String... lines) {
    return write(method, section, 412, 400, lines);
  }

  private static Row write(String method, String section, int status, int orElse, String... lines) {
    String name = "%s, %s".formatted(method, String.join(" | ", lines));
    return new Row(
        name,
        section,
        protocol -> {
          String path = Keys.path();
          String etag = Keys.store(protocol, path, "old");
          UnaryOperator<String> fill =
              line -> line.replace("TAG", etag).replace("BARE", etag.replace("\"", ""));
          List<Field> fields = Arrays.stream(lines).map(fill).map(Field::of).toList();
          String body = method.equals("PUT") ? "new" : null;
          String target = method.equals("PATCH") ? path + "?ttl=600" : path;
          Reply reply = protocol.ask(new Request(method, target, fields, body));
          boolean written = reply.status() < 300;
          Expectation answer =
              written || orElse == 0 ? Expectation.status(status) : Answers.problem(status, orElse);
          return Stream.concat(judge(reply, answer), after(protocol, path, method, written));
        });
  }

  private static Stream<String> after(
      Protocol protocol, String path, String method, boolean written) throws IOException {
    Reply reply = protocol.ask(Request.get(path));
    boolean gone = written && method.equals("DELETE");
    boolean replaced = written && method.equals("PUT");
    return gone
        ? judge(reply, Expectation.status(404))
        : judge(reply, Expectation.status(200), Expectation.body(replaced ? "new" : "old"));
  }

  private GuardedWrites() {}
}
