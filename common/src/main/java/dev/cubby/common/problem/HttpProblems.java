package dev.cubby.common.problem;

/** Problems that any of our HTTP services may have. */
public final class HttpProblems {

  public static Problem invalid(String detail) {
    return new Problem(400, "invalid-request", "The request is not valid", detail);
  }

  public static Problem uriTooLong(String detail) {
    return new Problem(414, "uri-too-long", "The URL is too long", detail);
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
