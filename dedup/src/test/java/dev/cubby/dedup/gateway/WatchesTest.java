package dev.cubby.dedup.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Streams of changes pass through as they come, and bound nothing but each other. */
class WatchesTest {
  private static final String OPENING = "retry: 1000\nid: 7\n\n";

  private final BlockingQueue<HttpServerResponse> streams = new LinkedBlockingQueue<>();

  /** Opens each watch, and answers other requests at once. */
  private FakeApi api() {
    return new FakeApi(request -> {
      if ("/v1/watch".equals(request.path()) && request.method().name().equals("GET")) {
        open(request);
      } else {
        var _ = request.response().end("v");
      }
    });
  }

  private void open(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.putHeader("Content-Type", "text/event-stream").setChunked(true);
    var _ = response.write(OPENING);
    streams.add(response);
  }

  private HttpServerResponse stream() throws InterruptedException {
    return Objects.requireNonNull(streams.poll(10, TimeUnit.SECONDS), "no watch arrived");
  }

  /** A caller that has read the answer's head. */
  private static RawConnection watch(RunningGateway gateway) throws IOException {
    RawConnection caller = gateway.raw();
    caller.send("GET /v1/watch?prefix=a HTTP/1.1\r\nHost: x\r\n\r\n");
    RawConnection.RawAnswer head = caller.answer();
    assertEquals(200, head.status());
    assertEquals("text/event-stream", head.field("content-type").getFirst());
    assertEquals("dedup; fwd=bypass", head.field("cache-status").getFirst());
    return caller;
  }

  @Test
  void eachBlockPassesAsItComes() throws Exception {
    try (var api = api();
        var gateway = new RunningGateway(api);
        var caller = watch(gateway)) {
      assertEquals(OPENING, caller.chunk());
      HttpServerResponse stream = stream();
      for (int i = 0; i < 3; i++) {
        String block = "id: " + i + "\n\n";
        stream.write(block).await();
        assertEquals(block, caller.chunk());
      }
      stream.end().await();
      assertEquals("", caller.chunk());
      // The connection is whole, and takes the next request.
      caller.send("GET /v1/keys/a HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals("v", caller.answer().body());
    }
  }

  @Test
  void aWatchHasNoDeadline() throws Exception {
    var settings = Map.of("CUBBY_UPSTREAM_TIMEOUT", "100ms", "CUBBY_WRITE_TIMEOUT", "100ms");
    try (var api = api();
        var gateway = new RunningGateway(settings, api.port());
        var caller = watch(gateway)) {
      caller.chunk();
      Thread.sleep(500);
      stream().write("id: 8\n\n").await();
      assertEquals("id: 8\n\n", caller.chunk());
    }
  }

  @Test
  void aWatchThatDoesNotBeginIsAnswered503() throws Exception {
    var settings = Map.of("CUBBY_UPSTREAM_TIMEOUT", "100ms");
    try (var api = new FakeApi(_ -> {});
        var gateway = new RunningGateway(settings, api.port())) {
      assertEquals(503, gateway.get("/v1/watch").statusCode());
      assertEquals(0, gateway.metric("cubby_watchers"));
    }
  }

  @Test
  void aRefusalPassesAsItIs() throws Exception {
    try (var api =
            new FakeApi(request ->
                request.response().setStatusCode(410).putHeader("x-why", "gone").end("b"));
        var gateway = new RunningGateway(api)) {
      var answer = gateway.get("/v1/watch?after=1");
      assertEquals(410, answer.statusCode());
      assertEquals("b", answer.body());
      assertEquals("gone", answer.headers().firstValue("x-why").orElseThrow());
      assertEquals(0, gateway.metric("cubby_watchers"));
    }
  }

  @Test
  void aCallerThatLeavesEndsItsStreamAtTheApi() throws Exception {
    try (var api = api();
        var gateway = new RunningGateway(api)) {
      var caller = watch(gateway);
      var left = new CountDownLatch(1);
      HttpServerResponse stream = stream();
      stream.exceptionHandler(_ -> left.countDown());
      stream.closeHandler(_ -> left.countDown());
      assertEquals(1, gateway.metric("cubby_watchers"));
      caller.leave();
      assertTrue(left.await(10, TimeUnit.SECONDS));
      assertEquals(0, gateway.metric("cubby_watchers"));
    }
  }

  @Test
  void anApiThatIsKilledBreaksTheStreamOff() throws Exception {
    try (var api = api();
        var gateway = new RunningGateway(api);
        var caller = watch(gateway)) {
      caller.chunk();
      stream();
      api.stop();
      assertThrows(IOException.class, caller::chunk);
    }
  }

  @Test
  void moreWatchersThanTheLimitAreRefusedAndOthersAreNot() throws Exception {
    try (var api = api();
        var gateway = new RunningGateway(Map.of("CUBBY_MAX_WATCHERS", "2"), api.port());
        var _ = watch(gateway);
        var second = watch(gateway)) {
      var third = gateway.get("/v1/watch");
      assertEquals(503, third.statusCode());
      assertEquals("5", third.headers().firstValue("Retry-After").orElseThrow());
      assertEquals(200, gateway.get("/v1/keys/a").statusCode());
      second.leave();
      while (gateway.metric("cubby_watchers") > 1) {
        Thread.onSpinWait();
      }
      watch(gateway).close();
    }
  }

  /** A connection carries 100 streams here: FakeApi's own limit, as Vert.x has it. */
  @Test
  void watchesTakeNoRoomFromOtherRequests() throws Exception {
    try (var api = api();
        var gateway = new RunningGateway(api);
        var http2 = new Http2Caller(gateway)) {
      for (int i = 0; i < 300; i++) {
        var _ = http2.open("GET", "/v1/watch").send();
      }
      for (int i = 0; i < 300; i++) {
        stream();
      }
      assertEquals(300, gateway.metric("cubby_watchers"));
      assertEquals(200, gateway.get("/v1/keys/a").statusCode());
    }
  }

  @Test
  void theEndOfTheGatewayEndsStreamsBetweenBlocksWithATimeToComeBack() throws Exception {
    try (var api = api()) {
      var gateway = new RunningGateway(api);
      try (var caller = watch(gateway)) {
        caller.chunk();
        HttpServerResponse stream = stream();
        stream.write("id: 8\nevent: put\nda").await();
        assertEquals("id: 8\nevent: put\nda", caller.chunk());
        var closed = new AtomicBoolean();
        Thread end =
            Thread.ofVirtual()
                .start(() -> {
                  gateway.close();
                  closed.set(true);
                });
        Thread.sleep(300);
        assertFalse(closed.get());
        stream.write("ta: {}\n").await();
        assertEquals("ta: {}\n", caller.chunk());
        stream.write("\n").await();
        assertEquals("\n", caller.chunk());
        String farewell = caller.chunk();
        int retry = Integer.parseInt(farewell.strip().substring("retry: ".length()));
        assertTrue(retry >= 500 && retry <= 2000, farewell);
        assertTrue(farewell.endsWith("\n\n"));
        assertEquals("", caller.chunk());
        end.join();
      }
    }
  }
}
