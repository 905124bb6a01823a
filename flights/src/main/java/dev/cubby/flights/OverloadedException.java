package dev.cubby.flights;

/** A bound of {@link FlightLimits} is reached; nothing was asked upstream. HTTP: 503, retry. */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: it is thrown most when there is least time. */
  public OverloadedException(String message) {
    super(message, null, false, false);
  }
}
