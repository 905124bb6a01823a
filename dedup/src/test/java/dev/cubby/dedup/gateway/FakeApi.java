package dev.cubby.dedup.gateway;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** An upstream on a free port that answers as a test says, and counts. */
final class FakeApi implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  final AtomicInteger requests = new AtomicInteger();

  /** Listens on a port of its own; each request is counted, then given to the handler. */
  FakeApi(Handler<HttpServerRequest> handler) {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> {
              requests.incrementAndGet();
              handler.handle(request);
            })
            .listen(0, "127.0.0.1")
            .await();
  }

  int port() {
    return server.actualPort();
  }

  /** Closes the port and all connections, as a process that ends does. */
  void stop() {
    vertx.close().await();
  }

  @Override
  public void close() {
    stop();
  }
}
