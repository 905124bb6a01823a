package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.HistoryClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param status 0 where no answer came
 * @param failure what kind of problem it is: its slug, or how the connection failed
 * @param sent false where the request cannot have left
 */
record Answer(
    int status,
    String body,
    @Nullable Long version,
    @Nullable Instant expires,
    String cacheStatus,
    String failure,
    boolean sent) {
  private static final Pattern TAG = Pattern.compile("\"(\\d+)\"");
  private static final Pattern SLUG = Pattern.compile("/docs/problems#([a-z-]+)");

  /** An answer without a trace came from the network while a part is away, not from Cubby. */
  static Answer of(HttpResponse<String> response) {
    if (response.headers().firstValue("traceparent").isEmpty()) {
      return new Answer(
          0, "", null, null, "", response.statusCode() + " without traceparent", true);
    }
    Matcher tag = TAG.matcher(response.headers().firstValue("ETag").orElse(""));
    return new Answer(
        response.statusCode(),
        response.body(),
        tag.matches() ? Long.valueOf(tag.group(1)) : null,
        response.headers().firstValue("Cubby-Expires").map(Instant::parse).orElse(null),
        response.headers().firstValue("Cache-Status").orElse(""),
        response.statusCode() >= 400 ? slug(response) : "",
        true);
  }

  static Answer failed(IOException e) {
    boolean connecting = e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
    String failure =
        connecting ? "not-connected" : e instanceof HttpTimeoutException ? "timeout" : "broken-off";
    return new Answer(0, "", null, null, "", failure, !connecting);
  }

  /** Whether a write with this answer may have been done all the same. */
  boolean lost() {
    return sent && (status == 0 || failure.equals("write-outcome-unknown"));
  }

  /** Whether the API has judged the request, and so tells what became of it for good. */
  boolean judged() {
    boolean unrouted = status == 404 && !failure.equals("key-not-found");
    return status >= 200 && status < 500 && status != 408 && status != 429 && !unrouted;
  }

  private static String slug(HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.startsWith("application/problem+json")) {
      return "no-problem-json";
    }
    Matcher slug = SLUG.matcher(response.body());
    return slug.find() ? slug.group(1) : "no-body";
  }

  /** In a few words; behind a semicolon what differs from answer to answer. */
  String note(String method) {
    String what = status == 0 ? "" : " " + status;
    String why = failure.isEmpty() ? "" : " " + failure;
    String by = cacheStatus.contains("hit") ? "; cached" : "";
    return method + what + why + by;
  }

  @Nullable Long expiresAt(HistoryClock clock) {
    return expires == null ? null : clock.at(expires);
  }
}
