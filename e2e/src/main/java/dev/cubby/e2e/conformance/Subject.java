package dev.cubby.e2e.conformance;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be read, as it was found before the rows ask for it.
 *
 * @param etag null where its answers carry none
 * @param modified its {@code Last-Modified}; null where its answers carry none
 */
record Subject(
    String name, String path, String content, @Nullable String etag, @Nullable String modified) {
  static final int SMALL = 26;

  /** Answers over this size are not buffered by dedup. */
  private static final int BUFFERED = 256 * 1024;

  static final List<Integer> SIZES = List.of(0, SMALL, BUFFERED - 1, BUFFERED + 1, 1024 * 1024);

  /** Files of the site, of which parts can be had. */
  static final List<String> SITE = List.of("/", "/app/main.js", "/style.css");

  /** The API's description. */
  static final List<String> DESCRIPTION = List.of("/openapi.json", "/docs");

  static final String LISTING = "/v1/keys?prefix=conformance-none&limit=1";

  static Subject read(Protocol protocol, String name, String path) throws IOException {
    Reply reply = protocol.ask(Request.get(path));
    if (reply.status() != 200) {
      throw new IOException("%s cannot be read: %s".formatted(path, reply));
    }
    return new Subject(name, path, reply.body(), reply.field("ETag"), reply.field("Last-Modified"));
  }

  /** A key that is stored anew, with a value of so many bytes. */
  static Subject key(Protocol protocol, int size) throws IOException {
    String path = Keys.path();
    Reply reply = protocol.ask(Request.put(path + Keys.TTL, letters(size)));
    if (reply.status() != 201) {
      throw new IOException("%d bytes cannot be stored: %s".formatted(size, reply));
    }
    return read(protocol, "a key of %d bytes".formatted(size), path);
  }

  private static String letters(int size) {
    var random = new SplittableRandom(size);
    var text = new StringBuilder(size);
    for (int i = 0; i < size; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  boolean isKey() {
    return path.startsWith("/v1/keys/");
  }

  boolean isOfSite() {
    return SITE.contains(path);
  }

  int size() {
    return content.length();
  }
}
