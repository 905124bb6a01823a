package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.raw;
import static dev.cubby.e2e.conformance.Row.row;

import java.util.List;
import java.util.stream.Stream;

/**
 * Host and the forms of a request's target (RFC 9112, sections 3.2 and 3.3), and which names an
 * open store answers to.
 */
final class Hosts {
  private static final String HOST = "RFC 9112, 3.2";
  private static final String ABSOLUTE = "RFC 9112, 3.2.2";
  private static final List<String> PATHS = List.of(Subject.LISTING, "/");

  static Stream<Row> lines(Target target) {
    return PATHS.stream().flatMap(path -> at(path, target.authority()));
  }

  private static Stream<Row> at(String path, String here) {
    String get = "GET %s HTTP/1.1\r\n".formatted(path);
    return Stream.of(
        raw(path + " without Host", HOST, get + "\r\n", refused(path)),
        twice(path, here, here),
        twice(path, here, "other.example"),
        twice(path, "other.example", here),
        host(path, "", refused(path, 421)),
        host(path, "user@" + here, refused(path)),
        host(path, "local host", refused(path)),
        host(path, here + ", " + here, refused(path)),
        host(path, "localhost:http", refused(path)),
        host(path, "localhost/", refused(path)),
        host(path, "[::1", refused(path)),
        host(path, "localhost:", status(200)),
        raw(
            path + " of HTTP/1.0 without Host",
            HOST,
            "GET %s HTTP/1.0\r\n\r\n".formatted(path),
            status(200)),
        absolute(path, here, here, status(200)),
        absolute(path, here, "other.example", status(200)),
        absolute(path, "other.example", here, refused(path, 421)),
        raw(
            path + " as absolute-form without Host",
            HOST,
            "GET http://%s%s HTTP/1.1\r\n\r\n".formatted(here, path),
            refused(path)));
  }

  private static Row twice(String path, String first, String second) {
    String lines = "Host: %s\r\nHost: %s\r\n".formatted(first, second);
    String text = "GET %s HTTP/1.1\r\n%s\r\n".formatted(path, lines);
    return raw("%s, Host: %s | Host: %s".formatted(path, first, second), HOST, text, refused(path));
  }

  private static Row host(String path, String host, Expectation... expectations) {
    String text = "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, host);
    return raw("%s, Host: %s".formatted(path, host), HOST, text, expectations);
  }

  private static Row absolute(String path, String authority, String host, Expectation expectation) {
    String text = "GET http://%s%s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(authority, path, host);
    return raw(
        "GET http://%s%s, Host: %s".formatted(authority, path, host), ABSOLUTE, text, expectation);
  }

  private static Expectation refused(String path, int... orElse) {
    int[] statuses = new int[orElse.length + 1];
    statuses[0] = 400;
    System.arraycopy(orElse, 0, statuses, 1, orElse.length);
    return path.startsWith("/v1") ? Answers.problem(statuses) : status(statuses);
  }

  /** Over either protocol: in HTTP/2 curl sends Host as {@code :authority}. */
  static Stream<Row> names(Target target) {
    String port = ":" + target.port();
    return PATHS.stream()
        .flatMap(path ->
            Stream.concat(
                Stream.of(
                        "localhost",
                        "LocalHost" + port,
                        "127.0.0.1" + port,
                        "[::1]" + port,
                        "192.0.2.1")
                    .map(name -> named(path, name, status(200))),
                Stream.of(
                        "rebind.example",
                        "rebind.example" + port,
                        "localhost.rebind.example",
                        "127.0.0.1.rebind.example",
                        "127.0.0.1rebind.example",
                        "rebind-localhost")
                    .map(name -> named(path, name, Answers.problem(421)))));
  }

  private static Row named(String path, String name, Expectation expectation) {
    return row(
        "GET %s, Host: %s".formatted(path, name),
        "RFC 9110, 7.4, and design: an open store answers to names of its own",
        Request.get(path, "Host: " + name),
        expectation);
  }

  /** A page of another name may not write either. */
  static Stream<Row> writes() {
    String path = Keys.path();
    return Stream.of(
        row(
            "PUT, Host: rebind.example",
            "RFC 9110, 7.4",
            // Without content: curl over HTTP/2 may tell of a reset in place of an early answer.
            Request.put(path, "", "Host: rebind.example"),
            Answers.problem(421)),
        row("and nothing was written", "RFC 9110, 7.4", Request.get(path), status(404)));
  }

  private Hosts() {}
}
