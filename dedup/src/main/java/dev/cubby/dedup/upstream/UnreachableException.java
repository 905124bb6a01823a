package dev.cubby.dedup.upstream;

/** No replica of the API could be connected to; nothing was sent. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreachableException() {
    super("no replica of the API could be connected to", null, false, false);
  }
}
