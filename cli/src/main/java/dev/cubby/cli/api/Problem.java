package dev.cubby.cli.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is an error: the server's problem document (RFC 9457).
 *
 * @param traceId under which the server's logs have the request; null where the answer names none
 * @param operation the place of the operation that it is of, where an atomic batch failed; else -1
 */
public record Problem(
    int status,
    String type,
    String title,
    String detail,
    @Nullable String traceId,
    long operation) {
  private static final long NONE = -1;

  /**
   * Reads an answer; one that is no problem document, as of a proxy between, is named by status.
   */
  static Problem of(int status, String mediaType, byte[] body, @Nullable String traceparent) {
    String trace = traceId(traceparent);
    if (mediaType.startsWith("application/problem+json")) {
      try {
        JsonObject json = JsonObject.parse(body);
        return json.has("failed") ? ofBatch(json, trace) : of(status, json, trace);
      } catch (Failure e) {
        // The body was cut off or is not the server's: the status still tells something.
      }
    }
    return new Problem(
        status,
        "about:blank",
        "The server answered with status " + status,
        "The answer is no problem document; is this the address of a Cubby?",
        trace,
        NONE);
  }

  static Problem of(int status, JsonObject json, @Nullable String traceId) {
    return new Problem(
        status,
        json.text("type", ""),
        json.text("title", ""),
        json.text("detail", ""),
        traceId,
        NONE);
  }

  /** The operation that failed says why the batch failed. */
  private static Problem ofBatch(JsonObject json, @Nullable String traceId) {
    List<JsonObject> results = json.objects("results");
    int failed = (int) json.number("failed");
    JsonObject problem =
        failed >= 0 && failed < results.size() ? results.get(failed).object("problem") : null;
    if (problem == null) {
      throw new Failure(ExitCode.UNEXPECTED, "The answer does not say what failed.");
    }
    Problem reason = of((int) results.get(failed).number("status"), problem, traceId);
    return new Problem(reason.status, reason.type, reason.title, reason.detail, traceId, failed);
  }

  /** The version and the parent's id are left out: logs are searched by the trace's id. */
  static @Nullable String traceId(@Nullable String traceparent) {
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
