package dev.cubby.dedup.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutagesTest {

  @Test
  void requestsGoToTheReplicaThatIsLeft() {
    try (var left = new FakeApi(request -> request.response().end("left"));
        var gone = new FakeApi(request -> request.response().end("gone"));
        var gateway = new RunningGateway(left, gone)) {
      gone.stop();
      for (int i = 0; i < 20; i++) {
        assertEquals("left", gateway.get("/v1/keys/" + i).body());
        assertEquals("left", gateway.put("/v1/keys/a", BodyPublishers.ofString("v")).body());
      }
    }
  }

  @Test
  void aReplicaThatIsAboutToEndIsLeftForAnother() {
    try (var staying = new FakeApi(request -> request.response().end("staying"));
        var leaving = new FakeApi(request -> request.response().end("leaving"));
        var gateway = new RunningGateway(staying, leaving)) {
      for (int i = 0; i < 20; i++) {
        gateway.get("/v1/keys/" + i);
      }
      leaving.announceEnd();
      String last;
      do { // until the announcement has arrived on each event loop
        last = gateway.get("/v1/keys/a").body();
      } while (last.equals("leaving"));
      int before = leaving.requests.get();
      for (int i = 0; i < 20; i++) {
        assertEquals(200, gateway.get("/v1/keys/" + i).statusCode());
        assertEquals(200, gateway.put("/v1/keys/a", BodyPublishers.ofString("v")).statusCode());
      }
      assertTrue(leaving.requests.get() - before < 5, "asked no more");
    }
  }

  @Test
  void theOnlyReplicaIsAskedAlthoughItIsAboutToEnd() {
    try (var api = new FakeApi(request -> request.response().end());
        var gateway = new RunningGateway(api)) {
      gateway.get("/v1/keys/a");
      api.announceEnd();
      for (int i = 0; i < 20; i++) {
        assertEquals(200, gateway.get("/v1/keys/" + i).statusCode());
      }
    }
  }

  @Test
  void workIsSpreadOverReplicas() {
    try (var one = new FakeApi(request -> request.response().end());
        var two = new FakeApi(request -> request.response().end());
        var gateway = new RunningGateway(one, two)) {
      for (int i = 0; i < 60; i++) {
        gateway.get("/v1/keys/" + i);
      }
      assertTrue(one.requests.get() > 10, "one had " + one.requests.get());
      assertTrue(two.requests.get() > 10, "two had " + two.requests.get());
    }
  }

  @Test
  void apiThatIsGoneIsAProblemThatMayBeTriedAgain() {
    var api = new FakeApi(request -> request.response().end());
    try (var gateway = new RunningGateway(api)) {
      api.stop();
      var read = gateway.get("/v1/keys/a");
      var write = gateway.put("/v1/keys/a", BodyPublishers.ofString("v"));
      for (var answer : java.util.List.of(read, write)) {
        assertEquals(503, answer.statusCode());
        assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(answer.body().contains("\"type\":\"/docs/problems#unavailable\""));
      }
    }
  }

  @Test
  void failedReadIsRepeatedOnce() {
    var calls = new AtomicInteger();
    try (var api =
            new FakeApi(request ->
                request
                    .response()
                    .setStatusCode(calls.incrementAndGet() == 1 ? 503 : 200)
                    .end("x"));
        var gateway = new RunningGateway(api)) {
      assertEquals(200, gateway.get("/v1/keys/a").statusCode());
      assertEquals(2, calls.get());
    }
  }

  @Test
  void apisOwnWordsReachTheCallerWhenItCannotAnswer() {
    try (var api =
            new FakeApi(request ->
                request
                    .response()
                    .setStatusCode(503)
                    .putHeader("Retry-After", "9")
                    .end("the database is away"));
        var gateway = new RunningGateway(api)) {
      var answer = gateway.get("/v1/keys/a");
      assertEquals(503, answer.statusCode());
      assertEquals("9", answer.headers().firstValue("Retry-After").orElseThrow());
      assertEquals("the database is away", answer.body());
      assertEquals(2, api.requests.get());
    }
  }

  @Test
  void silentReplicaIsLeftForAnother() {
    try (var silent = new FakeApi(_ -> {});
        var talking = new FakeApi(request -> request.response().end("talking"));
        var gateway =
            new RunningGateway(
                Map.of("CUBBY_UPSTREAM_TIMEOUT", "200ms"), silent.port(), talking.port())) {
      for (int i = 0; i < 10; i++) {
        assertEquals("talking", gateway.get("/v1/keys/" + i).body());
      }
      assertTrue(silent.requests.get() < 5, "asked no more for a while");
    }
  }

  @Test
  void readWaitsNoLongerThanItsDeadline() {
    try (var silent = new FakeApi(_ -> {});
        var gateway =
            new RunningGateway(
                Map.of("CUBBY_READ_DEADLINE", "100ms", "CUBBY_UPSTREAM_TIMEOUT", "5m"),
                silent.port())) {
      assertEquals(503, gateway.get("/v1/keys/a").statusCode());
    }
  }
}
