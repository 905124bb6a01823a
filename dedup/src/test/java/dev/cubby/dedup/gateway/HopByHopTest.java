package dev.cubby.dedup.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to one connection stays there (RFC 9110, section 7.6; RFC 9113, section 8.2.2). */
class HopByHopTest {
  private static final List<String> OF_THE_CONNECTION =
      List.of(
          "Connection",
          "Expect",
          "HTTP2-Settings",
          "Keep-Alive",
          "Proxy-Connection",
          "TE",
          "Trailer",
          "Transfer-Encoding",
          "Upgrade");

  private final AtomicReference<HttpServerRequest> seen = new AtomicReference<>();

  private FakeApi api() {
    return new FakeApi(request -> {
      seen.set(request);
      var _ = request.body().onSuccess(_ -> request.response().end("x"));
    });
  }

  @ParameterizedTest
  @CsvSource({
    "GET, close",
    "GET, 'X-One, If-Range ,x-two'",
    "PUT, 'keep-alive, X-One, If-Range ,x-two'",
    "DELETE, ',,X-One,,If-Range,x-two'",
  })
  void fieldsThatConnectionNamesGoNoFurther(String method, String first) throws Exception {
    try (var api = api();
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      caller.send(
          method
              + " /v1/keys/a HTTP/1.1\r\nHost: x\r\nConnection: "
              + first
              + "\r\nX-One: 1\r\nX-Two: 2\r\nX-Three: 3\r\nIf-Range: \"7\"\r\n"
              + "Connection: X-Three\r\nAccept: a/b\r\nContent-Length: 0\r\n\r\n");
      assertEquals(200, caller.answer().status());
      boolean named = !first.equals("close");
      MultiMap headers = seen.get().headers();
      assertFalse(headers.contains("X-Three"));
      assertFalse(named && headers.contains("X-One"));
      assertFalse(named && headers.contains("X-Two"));
      assertEquals(!named, headers.contains("If-Range"));
      assertEquals("a/b", headers.get("Accept"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT"})
  void nothingOfTheCallersConnectionReachesTheApi(String method) throws Exception {
    try (var api = api();
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      caller.send(
          method
              + " /v1/keys/a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, TE\r\n"
              + "Upgrade: websocket\r\nHTTP2-Settings: AAMAAABk\r\nTE: trailers, deflate\r\n"
              + "Keep-Alive: timeout=5\r\nProxy-Connection: keep-alive\r\nTrailer: X-Sum\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n1\r\nv\r\n0\r\nX-Sum: 1\r\n\r\n");
      assertEquals(200, caller.answer().status());
      OF_THE_CONNECTION.forEach(name -> assertFalse(seen.get().headers().contains(name), name));
    }
  }

  @Test
  void listsOfConnectionCountInAllTheirLinesInAnAnswerToo() {
    MultiMap answer =
        HttpHeaders.headers()
            .add("Connection", "close, X-One")
            .add("connection", " x-two ")
            .add("X-One", "1")
            .add("X-Two", "2")
            .add("Keep-Alive", "timeout=5")
            .add("Upgrade", "h2c")
            .add("Proxy-Authenticate", "Basic")
            .add("Link", "</a>")
            .add("Link", "</b>");
    MultiMap kept = EndToEnd.copy(answer);
    assertEquals(List.of("</a>", "</b>"), kept.getAll("Link"));
    assertEquals(1, kept.names().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
  void http2AnswersHaveNoFieldsOfAConnection(String method) {
    try (var api = api();
        var gateway = new RunningGateway(api);
        var caller = new Http2Caller(gateway)) {
      var answer = caller.send(method, "/v1/keys/a", "v");
      assertEquals(200, answer.status());
      OF_THE_CONNECTION.forEach(name -> assertFalse(answer.headers().contains(name), name));
    }
  }

  @Test
  void apiIsAskedByTheNameThatItIsFoundBy() {
    try (var api = api();
        var gateway = new RunningGateway(api)) {
      gateway.get("/v1/keys/a");
      assertEquals("127.0.0.1:" + api.port(), String.valueOf(seen.get().authority()));
      gateway.send("DELETE", "/v1/keys/a");
      assertEquals("127.0.0.1:" + api.port(), String.valueOf(seen.get().authority()));
    }
  }

  @Test
  void viaNamesTheProtocolThatTheCallerSpoke() {
    try (var api = api();
        var gateway = new RunningGateway(api);
        var caller = new Http2Caller(gateway)) {
      gateway.get("/v1/keys/a");
      assertEquals(List.of("1.1 dedup"), seen.get().headers().getAll("Via"));
      gateway.send("DELETE", "/v1/keys/a", "Via", "1.1 edge");
      assertEquals(List.of("1.1 edge", "1.1 dedup"), seen.get().headers().getAll("Via"));
      caller.send("GET", "/v1/keys/b", "");
      assertEquals(List.of("2 dedup"), seen.get().headers().getAll("Via"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://x/v1/keys/a%2Fb?at=1, /v1/keys/a%2Fb?at=1",
    "http://x, /",
    "http://x?limit=1, /?limit=1",
    "/v1/keys/http://x/a, /v1/keys/http://x/a",
  })
  void wholeUriIsTakenForItsPath(String target, String path) throws Exception {
    try (var api = api();
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      for (String method : List.of("GET", "DELETE")) {
        caller.send(method + " " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertEquals(200, caller.answer().status());
        assertEquals(path, seen.get().uri());
      }
    }
  }

  @Test
  void dateOfTheApiIsPassedOnOnce() throws Exception {
    String date = "Sat, 01 Jan 2022 00:00:00 GMT";
    try (var api = new FakeApi(request -> request.response().putHeader("Date", date).end("x"));
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      for (String method : List.of("GET", "DELETE", "HEAD")) {
        caller.send(method + " /v1/keys/a HTTP/1.1\r\nHost: x\r\n\r\n");
        assertEquals(List.of(date), caller.answer().field("Date"));
        if (method.equals("HEAD")) {
          break; // its Content-Length announces nothing to read
        }
      }
    }
  }

  @Test
  void answerWithoutDateIsGivenOne() {
    try (var api = api();
        var gateway = new RunningGateway(api)) {
      assertTrue(gateway.get("/v1/keys/a").headers().firstValue("Date").isPresent());
    }
  }
}
