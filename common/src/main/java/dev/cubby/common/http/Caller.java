package dev.cubby.common.http;

import org.jspecify.annotations.Nullable;

/** The caller of one request, as far as it is known. Used on the request's event loop. */
public final class Caller {
  private @Nullable String name;

  /** The name of its token; null where it has shown none that counts. */
  public @Nullable String name() {
    return name;
  }

  public void is(String name) {
    this.name = name;
  }
}
