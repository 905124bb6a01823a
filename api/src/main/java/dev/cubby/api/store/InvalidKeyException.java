package dev.cubby.api.store;

/** A text that cannot be a key; the message says why, in words meant for the caller. */
public final class InvalidKeyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final boolean tooLong;

  InvalidKeyException(String message, boolean tooLong) {
    super(message);
    this.tooLong = tooLong;
  }

  /** Whether length alone is what is wrong (HTTP tells 414 from 400). */
  public boolean tooLong() {
    return tooLong;
  }
}
