package dev.cubby.dedup.gateway;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.TimeUnit;

/** Speaks HTTP/2 to the gateway without asking first, as edge does. */
final class Http2Caller implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client;

  /** An answer, whole. */
  record Http2Answer(int status, MultiMap headers, String body) {}

  Http2Caller(RunningGateway gateway) {
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(gateway.port()));
  }

  /** Begins a request, its head not sent yet. */
  HttpClientRequest open(String method, String path) {
    return await(client.request(HttpMethod.valueOf(method), path));
  }

  Http2Answer send(String method, String path, String body) {
    HttpClientRequest request = open(method, path);
    return await(
        (body.isEmpty() ? request.send() : request.send(Buffer.buffer(body)))
            .compose(Http2Caller::whole));
  }

  static Future<Http2Answer> whole(HttpClientResponse response) {
    return response
        .body()
        .map(body -> new Http2Answer(response.statusCode(), response.headers(), body.toString()));
  }

  static <T> T await(Future<T> future) {
    return future.timeout(10, TimeUnit.SECONDS).toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
