package dev.cubby.common.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which pages of other origins may call the API (Fetch standard, CORS protocol). */
public final class Cors {
  private static final String REQUEST_HEADERS =
      "Authorization, Cache-Control, Content-Type, Idempotency-Key, If-Match, If-Modified-Since,"
          + " If-None-Match, If-Range, If-Unmodified-Since, Last-Event-ID, Range, Traceparent";
  private static final String ANSWER_HEADERS =
      "Accept-Ranges, Cache-Status, Content-Range, Cubby-Expires, Date, ETag,"
          + " Idempotency-Replayed, Link, Location, Retry-After, Server-Timing, Traceparent, WWW-Authenticate";
  private static final String ONE_HOUR = "3600";

  private final Set<String> origins;

  /**
   * Allows these origins.
   *
   * @param origins such as {@code https://shop.example}; {@code *} for all; none by default
   */
  public Cors(List<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  /** Allows no page of another origin. */
  public static Cors none() {
    return new Cors(List.of());
  }

  /** Adds what lets the page at the request's origin read the answer. */
  void allow(HttpServerRequest request, MultiMap headers) {
    if (origins.isEmpty()) {
      return;
    }
    headers.add("Vary", "Origin");
    String origin = request.getHeader("Origin");
    if (origin != null && allows(origin)) {
      headers.set("Access-Control-Allow-Origin", origin);
      headers.set("Access-Control-Expose-Headers", ANSWER_HEADERS);
    }
  }

  private boolean allows(@Nullable String origin) {
    return origin != null && (origins.contains(origin) || origins.contains("*"));
  }

  /** Adds what a browser asks before it sends the request itself. */
  public void preflight(HttpServerRequest request, MultiMap headers, String methods) {
    if (allows(request.getHeader("Origin"))) {
      headers.set("Access-Control-Allow-Methods", methods);
      headers.set("Access-Control-Allow-Headers", REQUEST_HEADERS);
      headers.set("Access-Control-Max-Age", ONE_HOUR);
    }
  }
}
