package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.field;
import static dev.cubby.e2e.conformance.Expectation.matching;
import static dev.cubby.e2e.conformance.Expectation.without;
import static dev.cubby.e2e.conformance.Row.judge;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields that all answers have, and those that none has. */
final class EveryAnswer {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01";

  private static final Expectation ALL =
      Answers.all(
          EveryAnswer::dateFault,
          matching("traceparent", "00-" + TRACE + "-[0-9a-f]{16}-01"),
          field("X-Content-Type-Options", "nosniff"),
          without("Server"),
          without("Via"),
          without("X-Powered-By"),
          without("X-Varnish"),
          reply -> reply.body().matches("(?s).*(Exception|\n\tat ).*") ? "a stack trace" : null);

  private static final Expectation REFUSAL =
      reply -> reply.status() < 400 || reply.body().isEmpty() ? null : ProblemDocument.fault(reply);

  /** Of a path of the site that is not there a browser may be told by a page. */
  private static final Expectation SITE_REFUSAL =
      reply -> reply.text("Content-Type").startsWith("text/html") ? null : REFUSAL.fault(reply);

  static Stream<Row> rows() {
    String key = Keys.path();
    return Stream.of(
            requests(key, "GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "POST", "BREW"),
            requests("/v1/keys?limit=1", "GET", "HEAD", "POST", "OPTIONS", "PATCH"),
            requests("/v1/keys?limit=x", "GET", "HEAD"),
            requests(key + "?at=0", "GET", "HEAD", "PATCH"),
            requests(key + "?at=999999999999999999", "GET", "HEAD"),
            requests("/v1/changes?limit=1", "GET", "HEAD", "POST", "OPTIONS"),
            requests("/v1/stats", "GET", "HEAD", "POST", "OPTIONS"),
            requests("/v1/watch?prefix=a&key=a", "GET", "HEAD", "POST", "OPTIONS"),
            requests("/v1/export?prefix=" + Keys.name(), "GET", "HEAD", "POST", "OPTIONS"),
            requests("/v1/export?at=x", "GET", "HEAD"),
            requests("/v1/batch", "GET", "POST", "PUT", "OPTIONS"),
            requests("/v1/import", "GET", "POST", "PUT", "OPTIONS"),
            requests("/v1/import?mode=x", "POST"),
            requests("/v1/nothing", "GET", "HEAD", "PUT"),
            requests("/openapi.json", "GET", "HEAD", "PUT", "OPTIONS"),
            requests("/docs", "GET", "HEAD", "POST"),
            requests("/docs/problems", "GET", "HEAD"),
            Stream.of(
                Request.put(key, "x", "If-Match: \"1\""),
                Request.put(key + "?ttl=0", "x"),
                Request.put(key, "x", "Content-Encoding: gzip")))
        .flatMap(requests -> requests)
        .map(request -> row(request, "design: every answer of the API", api()));
  }

  static Stream<Row> ofSite() {
    return Stream.of("/", "/app/main.js", "/style.css", "/config.json", "/nothing", "/nothing.js")
        .flatMap(path -> requests(path, "GET", "HEAD", "PUT"))
        .map(request -> row(request, "design: every answer of the site", ALL, SITE_REFUSAL));
  }

  /** The answers 200, 206, 304, 412 and 416 of one thing. */
  static Stream<Row> ofReads(Subject subject) {
    Expectation expectation = subject.path().startsWith("/v1") ? api() : ALL;
    return Stream.of(
            "X-Nothing: at all",
            "Range: bytes=0-0",
            "Range: bytes=99999999-",
            "If-None-Match: *",
            "If-Match: \"other\"")
        .map(line -> row(Request.get(subject.path(), line), "design", expectation));
  }

  private static Expectation api() {
    return Answers.all(
        ALL,
        REFUSAL,
        matching("Server-Timing", ".*api;dur=.*"),
        matching("Cache-Status", "[a-z-]+; .+"));
  }

  private static Stream<Request> requests(String path, String... methods) {
    return Stream.of(methods)
        .map(method ->
            method.equals("PUT") || method.equals("POST")
                ? Request.of(method, path).containing("x")
                : Request.of(method, path));
  }

  private static Row row(Request request, String section, Expectation... expectations) {
    String lines =
        request.fields().isEmpty()
            ? ""
            : ", "
                + request.fields().getFirst().name()
                + ": "
                + request.fields().getFirst().value();
    String path = request.target().replaceFirst("conformance-[0-9a-f-]*", "a-key-");
    return new Row(
        "what it carries: %s %s%s".formatted(request.method(), path, lines),
        section,
        protocol -> judge(protocol.ask(request.with(TRACEPARENT)), expectations));
  }

  /** RFC 9110, section 6.6.1: one date, of now, in the one format that may be generated. */
  private static @Nullable String dateFault(Reply reply) {
    String date = reply.text("Date");
    try {
      Instant then = DatesOnReads.parse(date).toInstant();
      boolean now = Duration.between(then, Instant.now()).abs().toSeconds() <= 10;
      boolean imf = DatesOnReads.imf(DatesOnReads.parse(date)).equals(date);
      return now && imf && reply.lines("Date") == 1 ? null : "Date: " + date;
    } catch (DateTimeException e) {
      return "Date: %s".formatted(reply.field("Date"));
    }
  }

  /** HEAD has the fields of GET (RFC 9110, section 9.3.2), its length among them. */
  static Row headLikeGet(Subject subject) {
    return new Row(
        "HEAD %s has the fields of GET".formatted(subject.name()),
        "RFC 9110, 9.3.2",
        protocol -> headLikeGet(protocol, subject));
  }

  private static Stream<String> headLikeGet(Protocol protocol, Subject subject) throws IOException {
    Reply get = protocol.ask(Request.get(subject.path()));
    Reply head = protocol.ask(Request.head(subject.path()));
    return Stream.of(
            "Content-Length",
            "Content-Type",
            "ETag",
            "Last-Modified",
            "Accept-Ranges",
            "Cache-Control",
            "Vary")
        .flatMap(name -> judge(head, field(name, get.text(name))));
  }

  private EveryAnswer() {}
}
