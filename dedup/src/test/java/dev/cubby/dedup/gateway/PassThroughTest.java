package dev.cubby.dedup.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassThroughTest {
  private static final int LARGE = 1 << 20;

  @Test
  void writeAndItsAnswerPassWhole() {
    try (var api =
            new FakeApi(request ->
                request
                    .body()
                    .onSuccess(body ->
                        request
                            .response()
                            .setStatusCode(201)
                            .putHeader("ETag", "\"1\"")
                            .end(request.getHeader("If-Match") + body.length())));
        var gateway = new RunningGateway(api)) {
      var answer =
          gateway.put(
              "/v1/keys/a", BodyPublishers.ofByteArray(new byte[LARGE]), "If-Match", "\"3\"");
      assertEquals(201, answer.statusCode());
      assertEquals("\"3\"" + LARGE, answer.body());
      assertEquals("\"1\"", answer.headers().firstValue("ETag").orElseThrow());
      assertEquals("dedup; fwd=method", answer.headers().firstValue("Cache-Status").orElseThrow());
    }
  }

  @Test
  void theLargestBatchAndItsAnswerPassWhole() {
    try (var api =
            new FakeApi(request ->
                request
                    .body()
                    .onSuccess(body ->
                        request.response().end(Buffer.buffer(new byte[2 * body.length()]))));
        var gateway = new RunningGateway(api)) {
      var batch = BodyPublishers.ofByteArray(new byte[16 * LARGE]);
      var answer = gateway.post("/v1/batch", batch, "Content-Type", "application/json");
      assertEquals(200, answer.statusCode());
      assertEquals(32 * LARGE, answer.body().length());
      assertEquals("dedup; fwd=method", answer.headers().firstValue("Cache-Status").orElseThrow());
    }
  }

  @Test
  void writeIsSentOnceThoughTheAnswerIsLost() {
    var writes = new AtomicInteger();
    try (var api =
            new FakeApi(request -> {
              if (request.method().equals(HttpMethod.GET)) {
                request.response().end();
              } else {
                writes.incrementAndGet();
                request.body().onSuccess(_ -> request.connection().close());
              }
            });
        var gateway = new RunningGateway(api)) {
      var answer = gateway.put("/v1/keys/a", BodyPublishers.ofString("v"));
      assertEquals(502, answer.statusCode());
      assertTrue(answer.body().contains("write-outcome-unknown"), answer.body());
      for (int i = 0; i < 20; i++) {
        gateway.get("/v1/keys/" + i); // time for a second write to arrive
      }
      assertEquals(1, writes.get());
    }
  }

  @Test
  void equalWritesAllReachTheApi() throws Exception {
    BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
    try (var api = new FakeApi(held::add);
        var gateway = new RunningGateway(api)) {
      // If they flew, the third would join the second for good, and share its 404.
      var deletions = Stream.generate(() -> gateway.delete("/v1/keys/a")).limit(3).toList();
      for (int i = 0; i < 3; i++) {
        Objects.requireNonNull(held.poll(10, TimeUnit.SECONDS), "it was shared")
            .response()
            .setStatusCode(404)
            .end();
      }
      for (var deletion : deletions) {
        assertEquals(404, deletion.get().statusCode());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/changes?after=7", "/v1/export?prefix=a"})
  void followersOfChangesAndExportsAllReachTheApi(String path) throws Exception {
    BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
    try (var api = new FakeApi(held::add);
        var gateway = new RunningGateway(api)) {
      var reads = Stream.generate(() -> gateway.read(path)).limit(3).toList();
      for (int i = 0; i < 3; i++) {
        Objects.requireNonNull(held.poll(10, TimeUnit.SECONDS), "it was shared").response().end();
      }
      for (var read : reads) {
        assertEquals(200, read.get().statusCode());
        assertEquals(
            "dedup; fwd=bypass", read.get().headers().firstValue("Cache-Status").orElseThrow());
      }
    }
  }

  @Test
  void writeThatTheApiRefusedUnreadMayBeRepeated() {
    try (var api = new FakeApi(request -> request.response().reset(7));
        var gateway = new RunningGateway(api)) {
      var answer = gateway.put("/v1/keys/a", BodyPublishers.ofString("v"));
      assertEquals(503, answer.statusCode());
      assertTrue(answer.headers().firstValue("Retry-After").isPresent());
    }
  }

  @Test
  void brokenBodyIsNotTakenForAWholeOne() throws Exception {
    var complete = new AtomicBoolean();
    var broken = new CountDownLatch(1);
    try (var api =
            new FakeApi(request -> {
              request.exceptionHandler(_ -> broken.countDown());
              request.endHandler(_ -> complete.set(true));
              request.handler(_ -> {});
            });
        var gateway = new RunningGateway(api)) {
      try (var socket = gateway.connect()) {
        String head = "PUT /v1/keys/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
        socket.getOutputStream().write((head + "3\r\nabc\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        while (api.requests.get() == 0) {
          Thread.onSpinWait();
        }
      }
      broken.await();
      assertEquals(false, complete.get());
    }
  }

  @Test
  void answerTooLargeToHoldReachesEachCallerWhole() throws Exception {
    BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
    try (var api = new FakeApi(held::add);
        var gateway = new RunningGateway(api)) {
      var first = gateway.read("/v1/keys/large");
      HttpServerRequest running = held.take();
      var second = gateway.read("/v1/keys/large");
      var third = gateway.read("/v1/keys/large");
      while (gateway.metric("cubby_flights_callers") < 3) {
        Thread.onSpinWait();
      }
      running.response().end(Buffer.buffer(new byte[LARGE]));
      held.take().response().setChunked(true).end(Buffer.buffer(new byte[LARGE]));
      held.take().response().end(Buffer.buffer(new byte[LARGE]));
      assertEquals(LARGE, first.get().body().length());
      assertEquals(LARGE, second.get().body().length());
      assertEquals(LARGE, third.get().body().length());
      assertEquals(3, api.requests.get());
      gateway.awaitMemoryGivenBack();
    }
  }

  @Test
  void callerOnAnotherEventLoopSeesThatALargeAnswerBreaksOff() throws Exception {
    BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
    try (var api = new FakeApi(held::add);
        var gateway = new RunningGateway(api)) {
      for (int i = 0; i < 40; i++) {
        var first = gateway.read("/v1/keys/large");
        HttpServerRequest running = held.take();
        try (var launcher = gateway.raw();
            var caller = gateway.raw()) {
          launcher.send("GET /v1/keys/large HTTP/1.1\r\nHost: x\r\n\r\n");
          while (gateway.metric("cubby_flights_pending") < 1) {
            Thread.onSpinWait();
          }
          caller.send("GET /v1/keys/large HTTP/1.1\r\nHost: x\r\n\r\n");
          while (gateway.metric("cubby_flights_callers") < 3) {
            Thread.onSpinWait();
          }
          launcher.leave(); // its flight is fetched on its event loop all the same
          running.response().end("small");
          first.get();
          var response = held.take().response();
          response.putHeader("Content-Length", "1000000").write("v");
          response.reset(2);
          assertThrows(IOException.class, () -> readToEnd(caller));
        }
      }
    }
  }

  private static void readToEnd(RawConnection caller) throws IOException {
    RawConnection.RawAnswer answer = caller.answer();
    if (answer.body().length() < 1_000_000) {
      throw new IOException("the answer broke off");
    }
  }

  @Test
  void slowReaderHoldsTheApiBack() throws Exception {
    var written = new AtomicLong();
    var stalled = new CountDownLatch(1);
    try (var api = new FakeApi(request -> flood(request, written, stalled));
        var gateway = new RunningGateway(api);
        var socket = gateway.connect()) {
      socket.setReceiveBufferSize(16 << 10);
      socket
          .getOutputStream()
          .write(
              "GET /v1/keys/endless HTTP/1.1\r\nHost: x\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      stalled.await();
      assertTrue(written.get() < 32 << 20, "what nobody reads is not fetched: " + written.get());
      InputStream in = socket.getInputStream();
      assertEquals("HTTP/1.1 200 OK", line(in));
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\r'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  /** Writes for as long as somebody reads, and tells when nobody has for half a second. */
  private static void flood(HttpServerRequest request, AtomicLong written, CountDownLatch stalled) {
    var response = request.response().setChunked(true);
    Buffer chunk = Buffer.buffer(new byte[64 << 10]);
    var more =
        new Object() {
          void write() {
            while (!response.writeQueueFull()) {
              var _ = response.write(chunk);
              written.addAndGet(chunk.length());
            }
            response.drainHandler(_ -> write());
          }
        };
    more.write();
    var last = new AtomicLong(-1);
    Objects.requireNonNull(Vertx.currentContext())
        .owner()
        .setPeriodic(
            500,
            _ -> {
              if (last.getAndSet(written.get()) == written.get()) {
                stalled.countDown();
              }
            });
  }
}
