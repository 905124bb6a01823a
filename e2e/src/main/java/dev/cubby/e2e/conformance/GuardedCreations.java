package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.judge;
import static dev.cubby.e2e.conformance.Row.row;

import java.util.stream.Stream;

/** Writes of a key that is not there, and POST, with preconditions (RFC 9110, section 13.1). */
final class GuardedCreations {
  private static final String MATCH = "RFC 9110, 13.1.1";
  private static final String NONE_MATCH = "RFC 9110, 13.1.2";
  private static final String OTHERS = "RFC 9110, 13.2.1";

  static Stream<Row> rows() {
    return Stream.of(
        put(201, NONE_MATCH, "If-None-Match: *"),
        put(201, NONE_MATCH, "If-None-Match: \"1\""),
        put(412, MATCH, "If-Match: *"),
        put(412, MATCH, "If-Match: \"1\""),
        put(412, "RFC 9110, 5.3", "If-Match: \"1\"", "If-Match: \"2\""),
        // The target of POST is the collection, which is there and has no entity tag.
        post(MATCH, "If-Match: \"1\""),
        post(MATCH, "If-Match: \"1\"", "If-Match: \"2\""),
        post(NONE_MATCH, "If-None-Match: *"),
        options(MATCH, "If-Match: \"other\""),
        options(NONE_MATCH, "If-None-Match: *"));
  }

  private static Row put(int status, String section, String... lines) {
    String name = "PUT of a key that is not there, " + String.join(" | ", lines);
    return new Row(
        name,
        section,
        protocol -> {
          String path = Keys.path();
          Reply reply = protocol.ask(Request.put(path + Keys.TTL, "new", lines));
          Reply after = protocol.ask(Request.get(path));
          return Stream.concat(
              judge(reply, status == 201 ? status(201) : Answers.problem(status)),
              judge(after, status(status == 201 ? 200 : 404)));
        });
  }

  private static Row post(String section, String... lines) {
    return new Row(
        "POST, " + String.join(" | ", lines),
        section,
        protocol -> {
          String key = Keys.name();
          Reply reply = protocol.ask(Request.post(key, lines));
          Reply after = protocol.ask(Request.get("/v1/keys/" + key));
          return Stream.concat(judge(reply, Answers.problem(412, 400)), judge(after, status(404)));
        });
  }

  /** No representation is selected there, so preconditions have nothing to judge. */
  private static Row options(String section, String line) {
    return row(
        "OPTIONS, " + line,
        OTHERS + ", " + section,
        Request.of("OPTIONS", "/v1/keys", line),
        status(200, 204));
  }

  private GuardedCreations() {}
}
