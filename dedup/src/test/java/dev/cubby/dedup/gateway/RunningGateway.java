package dev.cubby.dedup.gateway;

import dev.cubby.common.settings.Settings;
import dev.cubby.dedup.DedupSettings;
import dev.cubby.dedup.Main;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gateway on free ports, with a client that speaks to it. */
final class RunningGateway implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Main.Started started;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  RunningGateway(Map<String, String> settings, Integer... upstreamPorts) {
    var environment = new HashMap<>(settings);
    environment.put("CUBBY_HOST", "127.0.0.1");
    environment.put("CUBBY_PORT", "0");
    environment.put("CUBBY_ADMIN_PORT", "0");
    environment.put(
        "CUBBY_UPSTREAM",
        Stream.of(upstreamPorts).map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
    started = Main.start(new Settings(environment, DedupSettings.ALL));
    while (!admin("/readyz").equals("ready\n")) {
      Thread.onSpinWait();
    }
  }

  RunningGateway(FakeApi... apis) {
    this(Map.of(), Stream.of(apis).map(FakeApi::port).toArray(Integer[]::new));
  }

  String admin(String path) {
    var uri = URI.create("http://127.0.0.1:" + started.adminPort() + path);
    return send(HttpRequest.newBuilder(uri).build()).body();
  }

  /** The value of a metric that has no labels. */
  double metric(String name) {
    List<Double> values =
        admin("/metrics")
            .lines()
            .filter(line -> line.startsWith(name + " "))
            .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
            .toList();
    return values.getFirst();
  }

  /** Answers reach their callers before the gateway has given back what it kept of them. */
  void awaitMemoryGivenBack() {
    long begun = System.nanoTime();
    while (metric("cubby_flights_buffered_bytes") != 0) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new AssertionError("the gateway keeps the memory of answers that have been sent");
      }
      Thread.onSpinWait();
    }
  }

  /** Starts a read; {@code headers} are names and values by turns. */
  CompletableFuture<HttpResponse<String>> read(String path, String... headers) {
    return client.sendAsync(request("GET", path, BodyPublishers.noBody(), headers), strings());
  }

  /** Starts a deletion. */
  CompletableFuture<HttpResponse<String>> delete(String path) {
    return client.sendAsync(request("DELETE", path, BodyPublishers.noBody()), strings());
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request("GET", path, BodyPublishers.noBody(), headers));
  }

  HttpResponse<String> put(String path, BodyPublisher body, String... headers) {
    return send(request("PUT", path, body, headers));
  }

  HttpResponse<String> post(String path, BodyPublisher body, String... headers) {
    return send(request("POST", path, body, headers));
  }

  /** Sends a request without a body; {@code headers} are names and values by turns. */
  HttpResponse<String> send(String method, String path, String... headers) {
    return send(request(method, path, BodyPublishers.noBody(), headers));
  }

  /** Sends a request; {@code headers} are names and values by turns. */
  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    return send(request(method, path, body, headers));
  }

  int port() {
    return started.port();
  }

  RawConnection raw() throws IOException {
    return new RawConnection(started.port());
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), started.port());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, strings());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
    var uri = URI.create("http://127.0.0.1:" + started.port() + path);
    var request = HttpRequest.newBuilder(uri).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }

  private static HttpResponse.BodyHandler<String> strings() {
    return BodyHandlers.ofString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    client.close();
    started.shutdown().run();
  }
}
