package dev.cubby.dedup.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API answers before the request's body has come. */
class EarlyAnswersTest {
  private static final String HEAD =
      "PUT /v1/keys/a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n";

  private static void refuse(HttpServerRequest request, int status) {
    request.handler(_ -> request.response().setStatusCode(status).end("too slow"));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 413, 503})
  void answerToABodyThatStallsReachesItsCaller(int status) throws Exception {
    try (var api = new FakeApi(request -> refuse(request, status));
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      var answer = caller.send(HEAD + "12345").answer();
      assertEquals(status, answer.status());
      assertEquals("too slow", answer.body());
      assertEquals("close", answer.field("Connection").getFirst());
      caller.send("67890");
      assertTrue(caller.ended());
    }
  }

  @Test
  void answerReachesAnHttp2CallerWhoseBodyStalls() {
    try (var api = new FakeApi(request -> refuse(request, 408));
        var gateway = new RunningGateway(api);
        var caller = new Http2Caller(gateway)) {
      var request = caller.open("PUT", "/v1/keys/a").putHeader("Content-Length", "10");
      // Asked for before the answer can come, since a body that nobody waits for is dropped.
      var coming = request.response().compose(Http2Caller::whole);
      var _ = request.write("12345");
      var answer = Http2Caller.await(coming);
      assertEquals(408, answer.status());
      assertEquals("too slow", answer.body());
    }
  }

  @Test
  void answerReachesACallerThatGoesOnSending() throws Exception {
    try (var api =
            new FakeApi(request -> {
              request.pause();
              request.response().setStatusCode(413).end("too large");
            });
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      caller.send("PUT /v1/keys/a HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n");
      String part = "v".repeat(100_000);
      for (int i = 0; i < 80; i++) {
        caller.send(part); // would block if nobody read it
      }
      var answer = caller.answer();
      assertEquals(413, answer.status());
      assertEquals("too large", answer.body());
    }
  }

  @Test
  void answerReachesItsCallerWhereTheApiThenEndsTheStream() throws Exception {
    try (var api =
            new FakeApi(request ->
                request.handler(_ ->
                    request
                        .response()
                        .setStatusCode(408)
                        .end("too slow")
                        .onSuccess(_ -> request.response().reset(0)))); // RFC 9113, section 8.1
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      var answer = caller.send(HEAD + "12345").answer();
      assertEquals(408, answer.status());
      assertEquals("too slow", answer.body());
    }
  }

  @Test
  void apiIsToldThatTheRestOfTheBodyDoesNotCome() throws Exception {
    var told = new CountDownLatch(1);
    try (var api =
            new FakeApi(request -> {
              request.exceptionHandler(_ -> told.countDown());
              refuse(request, 408);
            });
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      assertEquals(408, caller.send(HEAD + "12345").answer().status());
      assertTrue(told.await(3, TimeUnit.SECONDS));
    }
  }
}
