package dev.cubby.standalone;

import dev.cubby.common.http.Representation;

/** A file of the site. */
record SiteFile(Representation representation) {

  static SiteFile of(String name, byte[] content) {
    return new SiteFile(Representation.of(content, contentType(name)));
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "json" -> "application/json";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "woff2" -> "font/woff2";
      default -> "text/plain; charset=utf-8";
    };
  }
}
