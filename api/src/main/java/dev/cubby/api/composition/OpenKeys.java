package dev.cubby.api.composition;

import dev.cubby.api.keys.Keys;
import java.util.function.Function;

/** Keys that are open. Closing closes all that stands behind them: writes that were taken end. */
public final class OpenKeys implements AutoCloseable {
  private final Keys keys;
  private final Resources resources;

  private OpenKeys(Keys keys, Resources resources) {
    this.keys = keys;
    this.resources = resources;
  }

  /**
   * Opens keys by {@code parts}, which adds each part that it has opened to the resources. Where it
   * fails half-way, the parts that it did open are closed.
   */
  static OpenKeys open(Function<Resources, Keys> parts) {
    var resources = new Resources();
    try {
      return new OpenKeys(parts.apply(resources), resources);
    } catch (Throwable e) {
      try {
        resources.close();
      } catch (IllegalStateException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  public Keys keys() {
    return keys;
  }

  @Override
  public void close() {
    resources.close();
  }
}
