package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.matching;
import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.raw;
import static dev.cubby.e2e.conformance.Row.row;

import java.util.Set;
import java.util.stream.Stream;

/** Methods that a resource does not have (RFC 9110, sections 9.1, 9.3 and 15.5.6). */
final class Methods {
  private static final String METHODS = "RFC 9110, 9.1";
  private static final String ALLOW = "RFC 9110, 15.5.6 and 10.2.1";
  private static final Set<String> ONLY_POST = Set.of("/v1/batch", "/v1/import");

  static Stream<Row> rows() {
    return Stream.of(
            notAllowed("/v1/keys", "PUT", "DELETE", "PATCH", "TRACE", "BREW", "get"),
            notAllowed(Keys.path(), "POST", "TRACE", "BREW", "get", "put"),
            notAllowed("/v1/changes", "PUT", "POST", "PATCH", "DELETE", "BREW"),
            notAllowed("/v1/stats", "PUT", "POST", "PATCH", "DELETE", "BREW"),
            notAllowed("/v1/watch", "PUT", "POST", "PATCH", "DELETE", "BREW"),
            notAllowed("/v1/export", "PUT", "POST", "PATCH", "DELETE", "BREW"),
            notAllowed("/v1/batch", "GET", "HEAD", "PUT", "PATCH", "DELETE", "BREW"),
            notAllowed("/v1/import", "GET", "HEAD", "PUT", "PATCH", "DELETE", "BREW"),
            notAllowed("/openapi.json", "PUT", "POST", "DELETE", "PATCH", "TRACE", "BREW"),
            notAllowed("/docs", "PUT", "POST", "DELETE", "TRACE"),
            notAllowed("/", "PUT", "POST", "DELETE", "PATCH", "TRACE", "BREW", "get"),
            notAllowed("/app/main.js", "PUT", "POST", "DELETE", "TRACE"),
            options(
                "/v1/keys",
                Keys.path(),
                "/v1/watch",
                "/v1/export",
                "/openapi.json",
                "/docs",
                "/",
                "/style.css"))
        .flatMap(rows -> rows);
  }

  /** 501 where the method is unknown, 405 where it is known; the latter says what is allowed. */
  private static Stream<Row> notAllowed(String path, String... methods) {
    return Stream.of(methods)
        .map(method ->
            row(
                "%s %s".formatted(method, path.replaceFirst("-.*", "")),
                ALLOW,
                Request.of(method, path),
                refusal(method),
                matching("Allow", ONLY_POST.contains(path) ? "POST, .*" : ".*GET.*HEAD.*")
                    .ifStatus(405)));
  }

  private static Expectation refusal(String method) {
    return switch (method) {
      case "HEAD" -> status(405); // and its answer has no content
      case "BREW", "get", "put", "TRACE" -> Answers.problem(405, 501);
      default -> Answers.problem(405);
    };
  }

  private static Stream<Row> options(String... paths) {
    return Stream.of(paths)
        .map(path ->
            row(
                "OPTIONS " + path.replaceFirst("-.*", ""),
                "RFC 9110, 9.3.7",
                Request.of("OPTIONS", path),
                status(200, 204, 405),
                matching("Allow", ".*GET.*HEAD.*")));
  }

  /** These are written out: they have a target that is no path. */
  static Stream<Row> connect(Target target) {
    String host = target.authority();
    return Stream.of(
        raw(
            "CONNECT " + host,
            "RFC 9110, 9.3.6",
            "CONNECT %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(host, host),
            Answers.problem(400, 404, 405, 501)),
        raw(
            "CONNECT with a path",
            METHODS,
            "CONNECT /v1/keys HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(host),
            Answers.problem(400, 404, 405, 501)),
        raw(
            "a method with a bracket",
            METHODS,
            "GE(T /v1/keys HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(host),
            Answers.problem(400, 405, 501)));
  }

  private Methods() {}
}
