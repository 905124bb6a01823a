package dev.cubby.dedup.gateway;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedReadsTest {
  private static final String PATH = "/v1/keys/hot";

  /** Requests that the upstream holds until the test answers them. */
  private final BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();

  private static void answer(HttpServerRequest request, String body) {
    request
        .response()
        .putHeader("ETag", "\"7\"")
        .putHeader("Cache-Status", "api-cache; fwd=miss")
        .putHeader("Server-Timing", "api;dur=1.000")
        .end(body);
  }

  private static List<CompletableFuture<HttpResponse<String>>> stampede(
      RunningGateway gateway, int callers) {
    return IntStream.range(0, callers).mapToObj(_ -> gateway.read(PATH)).toList();
  }

  private static void await(RunningGateway gateway, int callers) {
    while (gateway.metric("cubby_flights_callers") < callers) {
      Thread.onSpinWait();
    }
  }

  @Test
  void stampedeCostsTheApiOneRunningAndOnePendingRead() throws Exception {
    try (var api = new FakeApi(held::add);
        var gateway = new RunningGateway(api)) {
      var first = gateway.read(PATH);
      HttpServerRequest running = held.take();
      var others = stampede(gateway, 200);
      await(gateway, 201);
      assertEquals(1, api.requests.get(), "while one runs, nobody else is sent");
      answer(running, "old");
      HttpServerRequest pending = held.take();
      answer(pending, "new");
      assertEquals("old", first.get().body());
      for (var other : others) {
        assertEquals("new", other.get().body(), "never what was fetched before they asked");
      }
      assertEquals(2, api.requests.get());
      gateway.awaitMemoryGivenBack();
    }
  }

  @Test
  void eachCallerHasItsOwnTraceAndTimingAndAWordOnCollapsing() throws Exception {
    try (var api = new FakeApi(held::add);
        var gateway = new RunningGateway(api)) {
      var blocker = gateway.read(PATH);
      HttpServerRequest running = held.take();
      var others = stampede(gateway, 5);
      await(gateway, 6);
      answer(running, "");
      answer(held.take(), "");
      blocker.get();
      var traces = new HashSet<String>();
      int collapsed = 0;
      for (var other : others) {
        var headers = other.get().headers();
        traces.add(headers.firstValue("traceparent").orElseThrow());
        boolean shared =
            headers
                .firstValue("Cache-Status")
                .orElseThrow()
                .equals("api-cache; fwd=miss, dedup; fwd=miss; collapsed");
        collapsed += shared ? 1 : 0;
        assertEquals(!shared, headers.firstValue("Server-Timing").orElseThrow().startsWith("api;"));
      }
      assertEquals(5, traces.size());
      assertEquals(4, collapsed);
    }
  }

  @Test
  void ifNoneMatchIsJudgedForEachCaller() throws Exception {
    try (var api = new FakeApi(held::add);
        var gateway = new RunningGateway(api)) {
      var blocker = gateway.read(PATH);
      HttpServerRequest running = held.take();
      var knows = gateway.read(PATH, "If-None-Match", "W/\"1\", \"7\"");
      var knowsNot = gateway.read(PATH, "If-None-Match", "\"6\"");
      await(gateway, 3);
      answer(running, "v");
      HttpServerRequest pending = held.take();
      assertFalse(pending.headers().contains("If-None-Match"));
      answer(pending, "v");
      blocker.get();
      assertEquals(304, knows.get().statusCode());
      assertEquals("", knows.get().body());
      assertEquals("\"7\"", knows.get().headers().firstValue("ETag").orElseThrow());
      assertEquals(200, knowsNot.get().statusCode());
      assertEquals(2, api.requests.get());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Range, bytes=0-1",
    "Authorization, Bearer x",
    "Accept, text/html",
    "Accept-Encoding, br",
    "Cache-Control, max-stale=5",
    "Origin, https://a.example",
    "If-Range, \"7\"",
  })
  void whatAnAnswerMayDependOnIsNotShared(String header, String value) throws Exception {
    try (var api = new FakeApi(held::add);
        var gateway = new RunningGateway(api)) {
      var plain = gateway.read(PATH);
      HttpServerRequest one = held.take();
      var other = gateway.read(PATH, header, value);
      HttpServerRequest two = held.take();
      assertEquals(value, two.getHeader(header));
      answer(one, "1");
      answer(two, "2");
      assertEquals("1", plain.get().body());
      assertEquals("2", other.get().body());
    }
  }

  @ParameterizedTest
  @CsvSource({"200, true", "404, false", "405, false"})
  void cookiesAndOtherStatusesAreNeverShared(int status, boolean cookie) throws Exception {
    try (var api =
            new FakeApi(request -> {
              var response = request.response().setStatusCode(status);
              if (cookie) {
                response.putHeader("Set-Cookie", "id=" + request.hashCode());
              }
              held.add(request);
            });
        var gateway = new RunningGateway(api)) {
      var first = gateway.read(PATH);
      HttpServerRequest running = held.take();
      var others = stampede(gateway, 3);
      await(gateway, 4);
      running.response().end("x");
      first.get();
      int expected = status == 404 ? 1 : 3;
      for (int i = 0; i < expected; i++) {
        requireNonNull(held.poll(10, TimeUnit.SECONDS), "it was shared").response().end("x");
      }
      for (var other : others) {
        assertEquals(status, other.get().statusCode());
      }
      assertEquals(1 + expected, api.requests.get());
    }
  }

  @Test
  void callerWhoLeavesEndsNoFlight() throws Exception {
    try (var api = new FakeApi(held::add);
        var gateway = new RunningGateway(api)) {
      try (var socket = gateway.connect()) {
        socket
            .getOutputStream()
            .write(
                ("GET " + PATH + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        HttpServerRequest running = held.take();
        var waiting = gateway.read(PATH);
        await(gateway, 2);
        socket.shutdownOutput();
        answer(running, "old");
        answer(held.take(), "new");
        assertEquals("new", waiting.get().body());
      }
    }
  }

  @Test
  void keyArrivesAsItWasSent() {
    try (var api = new FakeApi(request -> request.response().end(request.uri()));
        var gateway = new RunningGateway(api)) {
      for (String path : List.of("/v1/keys/a%2Fb?x=%20", "/v1/keys/a/b", "/v1/keys//a%2fb;c")) {
        assertEquals(path, gateway.get(path).body());
      }
      assertNotEquals(0, api.requests.get());
      assertTrue(gateway.metric("cubby_upstream_requests_total") >= 3);
    }
  }
}
