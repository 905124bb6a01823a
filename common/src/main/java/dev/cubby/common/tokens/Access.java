package dev.cubby.common.tokens;

import java.util.Locale;

/** What may be done with keys. */
public enum Access {
  READ,
  WRITE;

  /** Whether this is enough for what is needed: a token that may write may read as well. */
  boolean includes(Access needed) {
    return this == WRITE || needed == READ;
  }

  /** As the file of tokens spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
