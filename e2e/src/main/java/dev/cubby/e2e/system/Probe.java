package dev.cubby.e2e.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks a running system whether it works, on a key of its own. */
public final class Probe implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final URI key;

  /**
   * @param url of the edge or the API, without {@code /v1}
   */
  public Probe(URI url) {
    key = url.resolve("/v1/keys/e2e/works");
  }

  /** Whether a write is taken, and read. */
  public boolean works() throws InterruptedException {
    String value = Long.toString(System.nanoTime());
    HttpRequest.Builder put = HttpRequest.newBuilder(key).PUT(BodyPublishers.ofString(value));
    return send(put).isPresent()
        && send(HttpRequest.newBuilder(key)).filter(a -> a.body().equals(value)).isPresent();
  }

  /** Whether a cache answers a read. */
  public boolean cached() throws InterruptedException {
    return send(HttpRequest.newBuilder(key))
        .flatMap(answer -> answer.headers().firstValue("Cache-Status"))
        .filter(status -> status.contains("hit"))
        .isPresent();
  }

  /** The answer, where it is 200 or 201. */
  private Optional<HttpResponse<String>> send(HttpRequest.Builder request)
      throws InterruptedException {
    try {
      return Optional.of(http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString()))
          .filter(answer -> answer.statusCode() == 200 || answer.statusCode() == 201);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Ends what is under way, too. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
