package dev.cubby.e2e.workload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Tells whether the system takes a write and gives it back. Its key is no part of a history. */
public final class Probe {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final URI key;

  public Probe(URI url) {
    key = url.resolve("/v1/keys/probe");
  }

  public boolean works() {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(key).timeout(Duration.ofSeconds(5));
      HttpResponse<String> put =
          http.send(request.PUT(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
      HttpResponse<String> get = http.send(request.GET().build(), BodyHandlers.ofString());
      return put.statusCode() / 100 == 2 && get.statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits for it, two minutes at most. */
  public boolean eventually() throws InterruptedException {
    for (int i = 0; i < 240; i++) {
      if (works()) {
        return true;
      }
      Thread.sleep(Duration.ofMillis(500));
    }
    return false;
  }
}
