package dev.cubby.cli.api;

import java.net.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state that a key must be in for a write to happen. */
public final class Guard {
  /** Any state. */
  public static final Guard NONE = new Guard(false, null);

  /** The key must not exist. */
  public static final Guard ABSENT = new Guard(true, null);

  private final boolean absent;
  private final @Nullable Long version;

  private Guard(boolean absent, @Nullable Long version) {
    this.absent = absent;
    this.version = version;
  }

  /** The key must have this version. */
  public static Guard version(long version) {
    return new Guard(false, version);
  }

  void addTo(HttpRequest.Builder request) {
    if (absent) {
      request.header("If-None-Match", "*");
    }
    if (version != null) {
      request.header("If-Match", "\"" + version + "\"");
    }
  }

  /** Adds it to an operation of a batch. */
  void addTo(JsonObject operation) {
    if (absent) {
      operation.with("ifNoneMatch", "*");
    }
    if (version != null) {
      operation.with("ifMatch", List.of(version));
    }
  }
}
