package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Expectation.without;
import static dev.cubby.e2e.conformance.Row.raw;

import java.util.List;
import java.util.stream.Stream;

/** Offers of another protocol (RFC 9110, section 7.8): a server may take one, or ignore it. */
final class Upgrades {
  private static final String UPGRADE = "RFC 9110, 7.8";
  private static final String SETTINGS = "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA";

  static Stream<Row> rows(Target target) {
    return Stream.of(Subject.LISTING, "/").flatMap(path -> at(path, target.authority()));
  }

  private static Stream<Row> at(String path, String authority) {
    Case offer = new Case(path, authority);
    return Stream.of(
        offer.taken("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", SETTINGS),
        offer.ignored("1.1", "Connection: Upgrade", "Upgrade: h2c"),
        offer.ignored("1.1", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c"),
        offer.ignored("1.1", "Upgrade: h2c", SETTINGS),
        offer.ignored("1.1", "Connection: Upgrade", "Upgrade: h2", SETTINGS),
        offer.ignored("1.1", "Connection: Upgrade", "Upgrade: TLS/1.0"),
        offer.ignored("1.0", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", SETTINGS),
        offer.ignored("1.1", "Connection: Upgrade", "Upgrade: websocket"),
        offer.ignored(
            "1.1",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
  }

  private record Case(String path, String authority) {
    Row taken(String... lines) {
      return offer("1.1", List.of(lines), status(200, 101));
    }

    Row ignored(String version, String... lines) {
      return offer(version, List.of(lines), status(200), without("Upgrade"));
    }

    private Row offer(String version, List<String> lines, Expectation... expectations) {
      String fields = String.join("\r\n", lines);
      String text =
          "GET %s HTTP/%s\r\nHost: %s\r\n%s\r\n\r\n".formatted(path, version, authority, fields);
      String name = "GET %s HTTP/%s, %s".formatted(path, version, String.join(" | ", lines));
      return raw(name, UPGRADE, text, expectations);
    }
  }

  private Upgrades() {}
}
