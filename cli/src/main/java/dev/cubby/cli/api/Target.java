package dev.cubby.cli.api;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The path and the query of a request. */
public final class Target {
  /** What RFC 3986 calls unreserved, and the slash, which keys may have as it is. */
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private final StringBuilder text;
  private char separator = '?';

  private Target(String path) {
    text = new StringBuilder(path);
  }

  public static Target key(String key) {
    return new Target("/v1/keys/" + encode(named(key)));
  }

  /** The key, if it is one that could be in a path. */
  static String named(String key) {
    if (key.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "A key has at least one byte; this one is empty.");
    }
    return key;
  }

  public static Target batch() {
    return new Target("/v1/batch");
  }

  public static Target listing() {
    return new Target("/v1/keys");
  }

  public static Target changes() {
    return new Target("/v1/changes");
  }

  public static Target watch() {
    return new Target("/v1/watch");
  }

  public static Target stats() {
    return new Target("/v1/stats");
  }

  public static Target export() {
    return new Target("/v1/export");
  }

  public static Target imports() {
    return new Target("/v1/import");
  }

  /** Adds a parameter of the query; null leaves it out. */
  public Target with(String name, @Nullable Object value) {
    if (value != null) {
      text.append(separator).append(name).append('=').append(encode(value.toString()));
      separator = '&';
    }
    return this;
  }

  static String encode(String plain) {
    var encoded = new StringBuilder();
    for (byte unit : plain.getBytes(StandardCharsets.UTF_8)) {
      if (unit > 0 && PLAIN.indexOf(unit) >= 0) {
        encoded.append((char) unit);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", unit));
      }
    }
    return encoded.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
