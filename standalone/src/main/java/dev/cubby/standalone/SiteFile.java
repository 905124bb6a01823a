package dev.cubby.standalone;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of the site.
 *
 * @param etag strong, from the content alone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SiteFile(byte[] content, String contentType, String etag) {

  static SiteFile of(String name, byte[] content) {
    return new SiteFile(content, contentType(name), "\"" + hash(content) + "\"");
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
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
