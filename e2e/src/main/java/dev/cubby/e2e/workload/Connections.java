package dev.cubby.e2e.workload;

import java.net.http.HttpClient;
import java.time.Duration;

/** How all that is at work in a run speaks to the system. */
final class Connections {
  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);

  /** A client of its own, over HTTP/1.1. */
  static HttpClient open() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECTED_WITHIN)
        .build();
  }

  private Connections() {}
}
