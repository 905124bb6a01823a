package dev.cubby.dedup.upstream;

import dev.cubby.common.server.FlushTogether;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Requests to the API over cleartext HTTP/2, one connection for each event loop and replica; for
 * streams of changes more. To be used on event loops.
 */
public final class Upstream {
  private static final int CONNECT_MILLIS = 500;
  private static final int FIRST_MILLIS = 2_000;
  private static final int TRIES = 3;
  private static final Duration SHUN = Duration.ofSeconds(1);

  /** A peer that goes silent ends the request; so does a caller that does not read. */
  private static final long IDLE_MILLIS = 60_000;

  /** Streams that are read slowly fill their own windows; that of the connection has room. */
  private static final int CONNECTION_WINDOW_BYTES = 64 << 20;

  private static final int MAX_HEADER_BYTES = 32 * 1024;

  private final Vertx vertx;
  private final Replicas replicas;
  private final Load load;
  private final Map<Thread, HttpClient> clients = new ConcurrentHashMap<>();

  public Upstream(Vertx vertx, Replicas replicas) {
    this(vertx, replicas, Load.REQUESTS);
  }

  private Upstream(Vertx vertx, Replicas replicas, Load load) {
    this.vertx = vertx;
    this.replicas = replicas;
    this.load = load;
  }

  /** For streams of changes, over connections of their own. */
  public static Upstream ofWatches(Vertx vertx, Replicas replicas) {
    return new Upstream(vertx, replicas, Load.WATCHES);
  }

  /**
   * Opens a request to the replica with the least to do. Where no connection can be made, another
   * replica is tried: nothing has been sent.
   *
   * @param uri as it was received, path and query
   * @return the request, its head not sent yet; fails with {@link UnreachableException}
   */
  public Future<UpstreamRequest> open(HttpMethod method, String uri, MultiMap headers) {
    return open(method, uri, headers, new HashSet<>());
  }

  private Future<UpstreamRequest> open(
      HttpMethod method, String uri, MultiMap headers, Set<Replica> tried) {
    Replica replica = tried.size() < TRIES ? replicas.choose(load, tried) : null;
    if (replica == null) {
      return Future.failedFuture(new UnreachableException());
    }
    tried.add(replica);
    replica.begin(load);
    var options =
        new RequestOptions()
            .setServer(replica.address())
            .setHost(replica.authority().host())
            .setPort(replica.authority().port())
            .setMethod(method)
            .setURI(uri)
            .setHeaders(headers)
            // Those that wait for a connection would else try to make one in turn.
            .setConnectTimeout(CONNECT_MILLIS)
            .setIdleTimeout(IDLE_MILLIS);
    return client()
        .request(options)
        .map(request -> {
          request.exceptionHandler(_ -> {}); // its answer fails too; without one it would be logged
          replicas.reached();
          replicas.opened.increment();
          return new UpstreamRequest(request, replica, load, new AtomicBoolean());
        })
        .recover(_ -> {
          replicas.unreachable.increment();
          replica.end(load);
          replica.shun(SHUN);
          return open(method, uri, headers, tried);
        });
  }

  /**
   * Opens each event loop's connection to each replica known, by a request that asks the API for
   * nothing of a key: in a young process the first takes long, and callers would be told that the
   * API cannot be reached.
   *
   * @return succeeds when all were tried
   */
  public Future<?> connectAll() {
    int loops = Runtime.getRuntime().availableProcessors();
    return vertx.deployVerticle(Connecting::new, new DeploymentOptions().setInstances(loops));
  }

  private final class Connecting extends VerticleBase {
    @Override
    public Future<?> start() {
      return Future.join(replicas.all().stream().map(this::ask).toList())
          .timeout(FIRST_MILLIS, TimeUnit.MILLISECONDS)
          .otherwiseEmpty();
    }

    private Future<?> ask(Replica replica) {
      var options =
          new RequestOptions()
              .setServer(replica.address())
              .setHost(replica.authority().host())
              .setPort(replica.authority().port())
              .setMethod(HttpMethod.HEAD)
              .setURI("/openapi.json")
              .setIdleTimeout(FIRST_MILLIS);
      return client().request(options).compose(HttpClientRequest::send);
    }
  }

  private HttpClient client() {
    return clients.computeIfAbsent(Thread.currentThread(), _ -> create());
  }

  private HttpClient create() {
    var options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setHttp2ConnectionWindowSize(CONNECTION_WINDOW_BYTES)
            .setInitialSettings(new Http2Settings().setMaxHeaderListSize(MAX_HEADER_BYTES))
            .setConnectTimeout(CONNECT_MILLIS)
            .setDecompressionSupported(false);
    var pool = new PoolOptions().setHttp2MaxSize(load.connections()).setMaxWaitQueueSize(10_000);
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(pool)
        .withConnectHandler(connection -> {
          FlushTogether.on(connection);
          SocketAddress address = connection.remoteAddress();
          connection.goAwayHandler(_ -> replicas.leaving(address));
        })
        .build();
  }
}
