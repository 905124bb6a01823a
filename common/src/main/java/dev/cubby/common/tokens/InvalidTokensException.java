package dev.cubby.common.tokens;

/** A file of tokens that does not count; the message completes “the file …”. */
public final class InvalidTokensException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidTokensException(String message) {
    super(message);
  }
}
