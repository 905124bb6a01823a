package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.matching;
import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.row;

import java.util.stream.Stream;

/** How a value may be spelled (RFC 8259, section 7; RFC 9110, section 8.4; RFC 4648, section 4). */
final class Bodies {
  private static final String JSON = "RFC 8259, 7";
  private static final String CODING = "RFC 9110, 8.4 and 15.5.16";
  private static final String BASE64 = "RFC 4648, 4";

  static Stream<Row> rows() {
    return Stream.of(json(), codings(), base64()).flatMap(rows -> rows);
  }

  private static Stream<Row> json() {
    String cyrillic = "\\u0416".repeat(400_000);
    String emoji = "\\ud83d\\ude42".repeat(200_000);
    return Stream.of(
        post("800,000 bytes of Cyrillic as \\uXXXX", JSON, value(cyrillic), status(201)),
        post("800,000 bytes of emoji as \\uXXXX", JSON, value(emoji), status(201)),
        post("1 MiB of letters as \\uXXXX", JSON, value("\\u0061".repeat(1 << 20)), status(201)),
        post("1 MiB of escaped quotes", JSON, value("\\\"".repeat(1 << 20)), status(201)),
        post(
            "a byte more than 1 MiB",
            JSON,
            value("\\u0061".repeat((1 << 20) + 1)),
            Answers.problem(413)),
        post("half a surrogate pair", JSON, value("\\ud83d"), Answers.problem(400)),
        post(
            "a member twice",
            "RFC 8259, 4",
            "\"value\":\"a\",\"value\":\"b\"",
            Answers.problem(400)));
  }

  private static Stream<Row> codings() {
    return Stream.of(
        put(201, "Content-Encoding: identity"),
        put(415, "Content-Encoding: gzip"),
        put(415, "Content-Encoding: GZIP"),
        put(415, "Content-Encoding: identity, gzip"),
        put(415, "Content-Encoding: identity", "Content-Encoding: gzip"),
        put(415, "Content-Encoding: gzip", "Content-Encoding: identity"),
        put(415, "Content-Encoding: unknown"),
        row(
            "POST, Content-Encoding: gzip",
            CODING,
            Request.post(Keys.name(), "Content-Encoding: gzip"),
            Answers.problem(415),
            matching("Accept-Encoding", "identity")));
  }

  private static Stream<Row> base64() {
    return Stream.of(
        base64("aGVsbG8=", status(201)),
        base64("", status(201)),
        base64("+/+/", status(201)),
        base64("aGVsbG8", Answers.problem(400)),
        base64("aGVsbG8==", Answers.problem(400)),
        base64("-_-_", Answers.problem(400)),
        base64("aGVs bG8=", Answers.problem(400)),
        base64("aGVs\\nbG8=", Answers.problem(400)),
        base64("aGVsbG8=aGVs", Answers.problem(400)),
        base64("=", Answers.problem(400)));
  }

  private static Row base64(String text, Expectation expectation) {
    return post(
        "valueBase64 " + text, BASE64, "\"valueBase64\":\"%s\"".formatted(text), expectation);
  }

  private static String value(String escaped) {
    return "\"value\":\"%s\"".formatted(escaped);
  }

  private static Row post(String name, String section, String members, Expectation expectation) {
    String body = "{\"key\":\"%s\",\"ttlSeconds\":600,%s}".formatted(Keys.name(), members);
    Request request = Request.of("POST", "/v1/keys", "Content-Type: application/json");
    return row("POST, " + name, section, request.containing(body), expectation);
  }

  private static Row put(int status, String... lines) {
    return row(
        "PUT, " + String.join(" | ", lines),
        CODING,
        Request.put(Keys.path() + Keys.TTL, "x", lines),
        status == 201 ? status(201) : Answers.problem(status),
        matching("Accept-Encoding", "identity").ifStatus(415));
  }

  private Bodies() {}
}
