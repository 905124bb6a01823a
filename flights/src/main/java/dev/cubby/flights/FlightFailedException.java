package dev.cubby.flights;

/** The upstream failed twice; the cause says how it failed the second time. */
public final class FlightFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FlightFailedException(Throwable cause) {
    super("The read failed, and failed again: " + cause, cause);
  }
}
