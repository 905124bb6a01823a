package dev.cubby.common.problem;

/** Problems that any of our HTTP services may have. */
public final class HttpProblems {

  public static Problem invalid(String detail) {
    return new Problem(400, "invalid-request", "The request is not valid", detail);
  }

  public static Problem uriTooLong(String detail) {
    return new Problem(414, "uri-too-long", "The URL is too long", detail);
  }

  public static Problem preconditionFailed(String detail) {
    return new Problem(412, "precondition-failed", "The key is not in the state asked for", detail);
  }

  public static Problem rangeNotSatisfiable(long size) {
    return new Problem(
            416,
            "range-not-satisfiable",
            "The range lies outside the value",
            "The value has %d bytes; ask for a range within them.".formatted(size))
        .withHeader("Content-Range", "bytes */" + size);
  }

  public static Problem expectationFailed() {
    return new Problem(
        417,
        "expectation-failed",
        "The expectation is not known",
        "Expect may ask for 100-continue alone; leave it out otherwise.");
  }

  /** A request for a host by whose name this server is not to be called. */
  public static Problem misdirected(String authority) {
    return new Problem(
        421,
        "misdirected-request",
        "This server does not answer to that name",
        "It answers to localhost, to IP addresses and to the names in CUBBY_HOSTS, not to \"%s\"."
            .formatted(authority));
  }

  public static Problem methodNotAllowed(String method, String allow) {
    return new Problem(
            405,
            "method-not-allowed",
            "The method is not allowed here",
            "%s is not allowed here; use one of %s.".formatted(method, allow))
        .withHeader("Allow", allow);
  }

  public static Problem headersTooLarge(String detail) {
    return new Problem(431, "headers-too-large", "The header fields are too large", detail);
  }

  /**
   * Nothing was done, and it may be tried again.
   *
   * @param retryAfterSeconds until then
   */
  public static Problem unavailable(String detail, int retryAfterSeconds) {
    return new Problem(503, "unavailable", "The service cannot answer now", detail)
        .withHeader("Retry-After", Integer.toString(retryAfterSeconds));
  }

  private HttpProblems() {}
}
