package dev.cubby.dedup.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code Expect: 100-continue} (RFC 9110, section 10.1.1): the API decides, the gateway passes on.
 */
class ExpectationTest {
  private static final String HEAD =
      "PUT /v1/keys/a HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n";

  /** Takes the body and answers with it. */
  private static void take(HttpServerRequest request) {
    if (request.headers().contains("Expect")) {
      var _ = request.response().writeContinue();
    }
    var _ = request.body().onSuccess(body -> request.response().setStatusCode(201).end(body));
  }

  @Test
  void callerIsAskedForTheBodyWhenTheApiTakesIt() throws Exception {
    var asked = new CompletableFuture<HttpServerRequest>();
    try (var api = new FakeApi(asked::complete);
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      caller.send(HEAD);
      HttpServerRequest request = asked.get(10, TimeUnit.SECONDS);
      assertFalse(caller.hears(100), "the API has not said yet whether it takes the body");
      take(request);
      assertEquals(100, caller.answer().status());
      caller.send("abc");
      var answer = caller.answer();
      assertEquals(201, answer.status());
      assertEquals("abc", answer.body());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {412, 413, 507})
  void callerIsNotAskedForABodyThatTheApiRefuses(int status) throws Exception {
    var bytes = new AtomicReference<Buffer>();
    try (var api =
            new FakeApi(request -> {
              request.handler(bytes::set);
              request.response().setStatusCode(status).end("no");
            });
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      caller.send(HEAD);
      var answer = caller.answer();
      assertEquals(status, answer.status());
      assertEquals("no", answer.body());
      assertEquals("close", answer.field("Connection").getFirst());
      caller.send("abc"); // what a caller sends that did not wait is not the next request
      assertTrue(caller.ended());
      assertNull(bytes.get(), "and it never reaches the API");
    }
  }

  @Test
  void http2CallerIsAskedForTheBodyToo() {
    try (var api = new FakeApi(ExpectationTest::take);
        var gateway = new RunningGateway(api);
        var caller = new Http2Caller(gateway)) {
      var request = caller.open("PUT", "/v1/keys/a");
      request.putHeader("Expect", "100-continue").putHeader("Content-Length", "3");
      request.continueHandler(_ -> request.end("abc"));
      var _ = request.writeHead();
      var answer = Http2Caller.await(request.response().compose(Http2Caller::whole));
      assertEquals(201, answer.status());
      assertEquals("abc", answer.body());
    }
  }

  @Test
  void http10CallerIsNeverAsked() throws Exception {
    var seen = new AtomicReference<HttpServerRequest>();
    try (var api =
            new FakeApi(request -> {
              seen.set(request);
              take(request);
            });
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      caller.send(HEAD.replace("HTTP/1.1", "HTTP/1.0") + "abc");
      assertEquals(201, caller.answer().status());
      assertFalse(seen.get().headers().contains("Expect"));
    }
  }

  @Test
  void requestWithoutABodyExpectsNothing() throws Exception {
    try (var api = new FakeApi(ExpectationTest::take);
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      caller.send("DELETE /v1/keys/a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n");
      assertEquals(201, caller.answer().status());
    }
  }

  @Test
  void nothingWasDoneWhereTheApiNeverAskedForTheBody() throws Exception {
    try (var api = new FakeApi(_ -> {});
        var gateway = new RunningGateway(Map.of("CUBBY_WRITE_TIMEOUT", "100ms"), api.port());
        var caller = gateway.raw()) {
      caller.send(HEAD);
      var answer = caller.answer();
      assertEquals(503, answer.status());
      assertEquals("1", answer.field("Retry-After").getFirst());
    }
  }
}
