package dev.cubby.api.store;

import java.util.Locale;

/** How a revision came to be. */
public enum Operation {
  /** A program wrote a value, or gave the one that stood a new time to live. */
  PUT,
  /** A program deleted the key. */
  DELETE,
  /** The key's time was over. */
  EXPIRE;

  /** The name that stores and programs know it by. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Operation of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
