package dev.cubby.cli.api;

import org.jspecify.annotations.Nullable;

/**
 * An answer that is an error: the server's problem document (RFC 9457).
 *
 * @param traceId under which the server's logs have the request; null where the answer names none
 */
public record Problem(
    int status, String type, String title, String detail, @Nullable String traceId) {

  /**
   * Reads an answer; one that is no problem document, as of a proxy between, is named by status.
   */
  static Problem of(int status, String mediaType, byte[] body, @Nullable String traceparent) {
    String trace = traceId(traceparent);
    if (mediaType.startsWith("application/problem+json")) {
      try {
        JsonObject json = JsonObject.parse(body);
        return new Problem(
            status, json.text("type", ""), json.text("title", ""), json.text("detail", ""), trace);
      } catch (Failure e) {
        // The body was cut off or is not the server's: the status still tells something.
      }
    }
    return new Problem(
        status,
        "about:blank",
        "The server answered with status " + status,
        "The answer is no problem document; is this the address of a Cubby?",
        trace);
  }

  /** The version and the parent's id are left out: logs are searched by the trace's id. */
  private static @Nullable String traceId(@Nullable String traceparent) {
    return traceparent != null && traceparent.matches("[0-9a-f]{2}-[0-9a-f]{32}-.*")
        ? traceparent.substring(3, 35)
        : null;
  }

  String text() {
    return title + ": " + detail;
  }

  /** As one JSON object, for programs. */
  public JsonObject json(ExitCode code) {
    JsonObject json =
        new JsonObject()
            .with("type", type)
            .with("title", title)
            .with("status", (long) status)
            .with("detail", detail)
            .with("exitCode", (long) code.code());
    return traceId == null ? json : json.with("traceId", traceId);
  }
}
