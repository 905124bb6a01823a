package dev.cubby.cli.api;

import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The state that a key must be in for a write to happen. */
public final class Guard {
  /** Any state. */
  public static final Guard NONE = new Guard(null, null);

  /** The key must not exist. */
  public static final Guard ABSENT = new Guard("If-None-Match", "*");

  private final @Nullable String name;
  private final @Nullable String value;

  private Guard(@Nullable String name, @Nullable String value) {
    this.name = name;
    this.value = value;
  }

  /** The key must have this version. */
  public static Guard version(long version) {
    return new Guard("If-Match", "\"" + version + "\"");
  }

  void addTo(HttpRequest.Builder request) {
    if (name != null && value != null) {
      request.header(name, value);
    }
  }
}
