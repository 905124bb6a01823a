package dev.cubby.dedup.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cubby.dedup.gateway.RawConnection.RawAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the gateway refuses, it says why in a problem document that can be traced. */
class RefusalsTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01\r\n";

  private static String request(String method) {
    return method + " /v1/keys/a HTTP/1.1\r\nHost: x\r\n" + TRACEPARENT + "\r\n";
  }

  private static void check(RawAnswer answer, int status, String slug) {
    assertEquals(status, answer.status(), answer.body());
    assertEquals(List.of("application/problem+json"), answer.field("Content-Type"));
    assertTrue(answer.body().contains("\"type\":\"/docs/problems#" + slug + "\""), answer.body());
    assertTrue(answer.body().contains("\"status\":" + status), answer.body());
    assertTrue(answer.body().contains("\"detail\":\""), answer.body());
    assertEquals(1, answer.field("Date").size());
    assertEquals(1, answer.field("traceparent").size());
    assertEquals(List.of("nosniff"), answer.field("X-Content-Type-Options"));
    assertTrue(answer.field("Cache-Status").getFirst().startsWith("dedup;"));
    assertTrue(answer.field("Server-Timing").getFirst().startsWith("dedup;dur="));
    assertEquals(status == 503, !answer.field("Retry-After").isEmpty());
  }

  private static void checkTraced(RawAnswer answer, int status, String slug) {
    check(answer, status, slug);
    assertTrue(answer.field("traceparent").getFirst().startsWith("00-" + TRACE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS"})
  void apiThatCannotBeReached(String method) throws IOException {
    var api = new FakeApi(request -> request.response().end());
    try (var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      api.stop();
      checkTraced(caller.send(request(method)).answer(), 503, "unavailable");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "GET-with-a-body"})
  void readWhoseAnswerIsLost(String kind) throws IOException {
    try (var api = new FakeApi(request -> request.connection().close());
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      String request =
          kind.equals("GET")
              ? request("GET")
              : request("GET").replace("\r\n\r\n", "\r\nContent-Length: 1\r\n\r\nv");
      checkTraced(caller.send(request).answer(), 503, "unavailable");
    }
  }

  @Test
  void readThatTakesTooLong() throws IOException {
    try (var api = new FakeApi(_ -> {});
        var gateway = new RunningGateway(Map.of("CUBBY_READ_DEADLINE", "50ms"), api.port());
        var caller = gateway.raw()) {
      checkTraced(caller.send(request("GET")).answer(), 503, "unavailable");
    }
  }

  @Test
  void readBeyondTheBoundOfCallers() throws Exception {
    var asked = new CompletableFuture<Void>();
    try (var api = new FakeApi(_ -> asked.complete(null));
        var gateway = new RunningGateway(Map.of("CUBBY_MAX_CALLERS", "1"), api.port());
        var first = gateway.raw();
        var second = gateway.raw()) {
      first.send(request("GET"));
      asked.get(10, TimeUnit.SECONDS);
      checkTraced(second.send(request("GET")).answer(), 503, "unavailable");
    }
  }

  @Test
  void readBeyondTheBoundOfFlights() throws Exception {
    var asked = new CompletableFuture<Void>();
    try (var api = new FakeApi(_ -> asked.complete(null));
        var gateway = new RunningGateway(Map.of("CUBBY_MAX_FLIGHTS", "1"), api.port());
        var first = gateway.raw();
        var second = gateway.raw()) {
      first.send(request("GET"));
      asked.get(10, TimeUnit.SECONDS);
      checkTraced(
          second.send(request("GET").replace("keys/a", "keys/b")).answer(), 503, "unavailable");
    }
  }

  @Test
  void writeWhoseAnswerIsLost() throws IOException {
    try (var api = new FakeApi(request -> request.connection().close());
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      checkTraced(caller.send(request("DELETE")).answer(), 502, "write-outcome-unknown");
    }
  }

  @Test
  void writeThatTakesTooLong() throws IOException {
    try (var api = new FakeApi(_ -> {});
        var gateway = new RunningGateway(Map.of("CUBBY_WRITE_TIMEOUT", "50ms"), api.port());
        var caller = gateway.raw()) {
      checkTraced(caller.send(request("DELETE")).answer(), 502, "write-outcome-unknown");
    }
  }

  @Test
  void writeThatTheApiRefusesUnread() throws IOException {
    try (var api = new FakeApi(request -> request.response().reset(7));
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      checkTraced(caller.send(request("DELETE")).answer(), 503, "unavailable");
    }
  }

  static Stream<Arguments> whatIsNoHttp() {
    String head = "PUT /v1/keys/a HTTP/1.1\r\nHost: x\r\n";
    return Stream.of(
        arguments("no Host", "GET /v1/keys/a HTTP/1.1\r\n\r\n", 400),
        arguments("two Hosts", head + "Host: y\r\n\r\n", 400),
        arguments("two lengths", head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
        arguments("a space before the colon", head + "A : b\r\n\r\n", 400),
        arguments("no version", "GET /v1/keys/a\r\n\r\n", 400),
        arguments("long target", "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n\r\n", 414),
        arguments("large fields", head + "A: " + "b".repeat(17_000) + "\r\n\r\n", 431),
        arguments("expectation", head + "Expect: miracles\r\nContent-Length: 1\r\n\r\n", 417));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatIsNoHttp(String name, String request, int status) throws IOException {
    Map<Integer, String> slugs =
        Map.of(
            400, "invalid-request",
            414, "uri-too-long",
            417, "expectation-failed",
            431, "headers-too-large");
    try (var api = new FakeApi(asked -> asked.response().end());
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      check(caller.send(request).answer(), status, slugs.getOrDefault(status, name));
      assertEquals(0, api.requests.get());
    }
  }

  @Test
  void numbersBeyondEveryTypeAreRefusedOrVeryLarge() throws IOException {
    String huge = "9".repeat(40);
    try (var api =
            new FakeApi(request -> {
              request.pause();
              request.response().setStatusCode(413).end();
            });
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      int status =
          caller
              .send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: " + huge + "\r\n\r\n")
              .answer()
              .status();
      assertTrue(status == 400 || status == 413, "answered " + status);
    }
  }
}
