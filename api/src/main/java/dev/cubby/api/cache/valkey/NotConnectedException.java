package dev.cubby.api.cache.valkey;

/** The cache cannot be asked now; no bug, so without a stack trace. */
final class NotConnectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotConnectedException(String message) {
    super(message, null, false, false);
  }
}
