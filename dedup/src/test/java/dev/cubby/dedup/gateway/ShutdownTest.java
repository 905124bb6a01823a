package dev.cubby.dedup.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** While the gateway ends, each request is answered or sees its connection end. */
class ShutdownTest {
  private static final int CALLERS = 8;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger forgotten = new AtomicInteger();

  private static FakeApi api() {
    return new FakeApi(request ->
        request
            .body()
            .onSuccess(_ ->
                Objects.requireNonNull(Vertx.currentContext())
                    .owner()
                    .setTimer(3, _ -> request.response().end("v"))));
  }

  private void callByHttp1(RunningGateway gateway, String method) {
    String request = method + " /v1/keys/a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
    while (!over.get()) {
      try (var caller = gateway.raw()) {
        while (!over.get()) {
          assertEquals("v", caller.send(request).answer().body());
          answered.incrementAndGet();
        }
      } catch (SocketTimeoutException e) {
        forgotten.incrementAndGet();
      } catch (IOException e) {
        Thread.onSpinWait(); // its connection has ended, or there is none any more
      }
    }
  }

  private void callByHttp2(Http2Caller caller, String method) {
    while (!over.get()) {
      try {
        assertEquals("v", caller.send(method, "/v1/keys/a", "").body());
        answered.incrementAndGet();
      } catch (CompletionException e) {
        if (e.getCause() instanceof TimeoutException) {
          forgotten.incrementAndGet();
        }
      }
    }
  }

  @Test
  void noRequestIsForgotten() {
    try (var api = api()) {
      for (int round = 0; round < 5; round++) {
        over.set(false);
        int before = answered.get();
        var gateway = new RunningGateway(api);
        try (var http2 = new Http2Caller(gateway)) {
          List<CompletableFuture<Void>> callers = new ArrayList<>();
          for (int i = 0; i < CALLERS; i++) {
            String method = i % 2 == 0 ? "GET" : "DELETE";
            callers.add(start(() -> callByHttp1(gateway, method)));
            callers.add(start(() -> callByHttp2(http2, method)));
          }
          while (answered.get() < before + 200) {
            Thread.onSpinWait();
          }
          gateway.close();
          over.set(true);
          callers.forEach(CompletableFuture::join);
        }
      }
    }
    assertEquals(0, forgotten.get());
    assertTrue(answered.get() >= 1_000);
  }

  private static CompletableFuture<Void> start(Runnable caller) {
    var ended = new CompletableFuture<Void>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            caller.run();
            ended.complete(null);
          } catch (Throwable e) {
            ended.completeExceptionally(e);
          }
        });
    return ended;
  }
}
