package dev.cubby.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The site as the build packed it on the class path. */
final class BuiltSite {

  /** Whether the site has the file, such as {@code /app/main.js}. */
  static boolean has(String path) {
    return BuiltSite.class.getResource("/site" + path) != null;
  }

  /** A resource as text, from the root of the class path. */
  static String text(String resource) throws IOException {
    try (InputStream in = BuiltSite.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private BuiltSite() {}
}
