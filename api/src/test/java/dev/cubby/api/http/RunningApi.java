package dev.cubby.api.http;

import dev.cubby.api.ApiSettings;
import dev.cubby.api.composition.EmbeddedKeys;
import dev.cubby.api.keys.Keys;
import dev.cubby.common.http.RequestGate;
import dev.cubby.common.server.Running;
import dev.cubby.common.settings.Settings;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The API on a free port over SQLite, with a client that speaks to it. */
final class RunningApi implements AutoCloseable {
  private final Running running;
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  RunningApi(Path data, Map<String, String> settings) {
    var environment = new HashMap<>(settings);
    environment.putIfAbsent("CUBBY_HOST", "127.0.0.1");
    environment.putIfAbsent("CUBBY_PORT", "0");
    environment.put("CUBBY_DATA", data.toString());
    var read = new Settings(environment, ApiSettings.ALL);
    running = Running.start(read);
    var keys = EmbeddedKeys.open(read, running.metrics());
    running.shutdown().add("keys", keys);
    port = serve(keys.keys());
  }

  /** Over keys of a test. */
  RunningApi(Keys keys) {
    running =
        Running.start(
            new Settings(Map.of("CUBBY_HOST", "127.0.0.1", "CUBBY_PORT", "0"), ApiSettings.ALL));
    port = serve(keys);
  }

  private int serve(Keys keys) {
    Api api = Api.over(keys, running);
    return running.listen(new RequestGate(api.handler(), api.answers(), running.allowedHosts()));
  }

  int port() {
    return port;
  }

  URI uri(String pathAndQuery) {
    return URI.create("http://127.0.0.1:" + port + pathAndQuery);
  }

  /** The value of a gauge without labels. */
  long metric(String name) {
    return running.metrics().scrape().stream()
        .filter(metric -> metric.getMetadata().getName().equals(name))
        .flatMap(metric -> metric.getDataPoints().stream())
        .map(point -> (GaugeDataPointSnapshot) point)
        .mapToLong(point -> (long) point.getValue())
        .findFirst()
        .orElseThrow();
  }

  /** Sends a request; {@code headers} are names and values by turns. */
  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(uri(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> put(String path, String value, String... headers) {
    return send("PUT", path, BodyPublishers.ofString(value), headers);
  }

  HttpResponse<String> post(String json) {
    return send(
        "POST",
        "/v1/keys",
        BodyPublishers.ofString(json),
        "Content-Type",
        "application/json; charset=utf-8");
  }

  /** Sends bytes as they are and returns all that comes until the server closes. */
  String raw(String text) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Waits until the end, which another thread began, is under way. */
  void awaitDraining() {
    while (!running.readiness().faults().containsKey("drain")) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    client.close();
    running.shutdown().run();
  }
}
