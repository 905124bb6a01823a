package dev.cubby.dedup.gateway;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An upstream on a free port that answers as a test says, and counts. */
final class FakeApi implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
  final AtomicInteger requests = new AtomicInteger();

  /** Listens on a port of its own; each request is counted, then given to the handler. */
  FakeApi(Handler<HttpServerRequest> handler) {
    server =
        vertx
            .createHttpServer()
            .connectionHandler(connections::add)
            .requestHandler(request -> {
              if ("/openapi.json".equals(request.path())) { // to open its connections
                var _ = request.response().end();
                return;
              }
              requests.incrementAndGet();
              handler.handle(request);
            })
            .listen(0, "127.0.0.1")
            .await();
  }

  int port() {
    return server.actualPort();
  }

  /** Asks its callers to send nothing new; goes on answering. */
  @SuppressWarnings("deprecation") // as HttpListener
  void announceEnd() {
    connections.stream()
        .filter(connection -> connection.protocolVersion() == HttpVersion.HTTP_2)
        .forEach(connection -> connection.goAway(0, Integer.MAX_VALUE, Buffer.buffer()));
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
