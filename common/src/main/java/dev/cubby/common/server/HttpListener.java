package dev.cubby.common.server;

import dev.cubby.common.http.RequestGate;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Listens for HTTP/1.1 and cleartext HTTP/2 on one port, with an event loop a core. */
public final class HttpListener {
  /** Room for a 512-byte key, percent-encoded, and a listing's parameters. */
  private static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int IDLE_SECONDS = 75;

  /** Our own proxies carry all their requests over a connection or two. */
  private static final long H2_CONCURRENT_STREAMS = 1_000;

  /** Of a connection: some streams that are read slowly must not stop the others. */
  private static final int H2_WINDOW_BYTES = 16 << 20;

  private static final long H2_NO_ERROR = 0;

  /** A proxy whose clients all leave at once resets their streams; more than that is an attack. */
  private static final int H2_RESETS_A_SECOND = 10_000;

  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final Set<HttpConnection> multiplexed = ConcurrentHashMap.newKeySet();

  /**
   * Starts to listen.
   *
   * @param port 0 for one that is free
   * @param gate is given every request
   * @return the port
   */
  public Future<Integer> listen(Vertx vertx, String host, int port, RequestGate gate) {
    var options =
        new HttpServerOptions()
            .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setIdleTimeout(IDLE_SECONDS)
            .setInitialSettings(
                new Http2Settings()
                    .setMaxConcurrentStreams(H2_CONCURRENT_STREAMS)
                    .setMaxHeaderListSize(2 * MAX_HEADER_BYTES))
            .setHttp2ConnectionWindowSize(H2_WINDOW_BYTES)
            .setHttp2RstFloodMaxRstFramePerWindow(H2_RESETS_A_SECOND)
            .setHttp2RstFloodWindowDuration(1)
            .setHandle100ContinueAutomatically(false);
    SocketAddress address =
        port == 0
            ? SocketAddress.sharedRandomPort(1, host)
            : SocketAddress.inetSocketAddress(port, host);
    int loops = Runtime.getRuntime().availableProcessors();
    return vertx
        .deployVerticle(
            () -> new Loop(options, address, gate), new DeploymentOptions().setInstances(loops))
        .map(_ -> servers.getFirst().actualPort());
  }

  /**
   * Asks those who hold HTTP/2 connections to send nothing new on them (RFC 9113, section 6.8);
   * what is sent all the same is answered, and new connections are taken.
   */
  @SuppressWarnings("deprecation") // shutdown() closes an idle one with a request on its way to us
  public void announceEnd() {
    multiplexed.forEach(
        connection -> connection.goAway(H2_NO_ERROR, Integer.MAX_VALUE, Buffer.buffer()));
  }

  /** Takes no new connection, answers the requests under way, and closes. */
  public Future<?> shutdown(long timeout, TimeUnit unit) {
    return Future.join(servers.stream().map(server -> server.shutdown(timeout, unit)).toList());
  }

  /** One event loop's share. */
  private final class Loop extends VerticleBase {
    private final HttpServerOptions options;
    private final SocketAddress address;
    private final RequestGate gate;

    Loop(HttpServerOptions options, SocketAddress address, RequestGate gate) {
      this.options = options;
      this.address = address;
      this.gate = gate;
    }

    @Override
    public Future<?> start() {
      HttpServer server = vertx.createHttpServer(options);
      servers.add(server);
      return server
          .connectionHandler(this::remember)
          .requestHandler(gate)
          .invalidRequestHandler(gate::refuse)
          .listen(address);
    }

    private void remember(HttpConnection connection) {
      if (connection.protocolVersion() == HttpVersion.HTTP_2) {
        FlushTogether.on(connection);
        multiplexed.add(connection);
        connection.closeHandler(_ -> multiplexed.remove(connection));
      }
    }
  }
}
