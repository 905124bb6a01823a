package dev.cubby.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.GoAway;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpListenerTest {
  private static final Handler<HttpServerRequest> OK = request -> request.response().end("ok");

  private final Vertx vertx = Loops.start();
  private final HttpListener listener = new HttpListener();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whoHoldsAConnectionIsToldOfTheEndAndStillAnswered() throws Exception {
    int port = listener.listen(vertx, "127.0.0.1", 0, OK, OK).await();
    Promise<GoAway> told = Promise.promise();
    var client =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false))
            .withConnectHandler(connection -> connection.goAwayHandler(told::tryComplete))
            .build();
    for (int i = 0; i < 2; i++) {
      var request = client.request(HttpMethod.GET, port, "127.0.0.1", "/").await();
      HttpClientResponse response = request.send().await();
      assertThat(response.statusCode()).isEqualTo(200);
      if (i == 0) {
        listener.announceEnd();
        GoAway goAway = told.future().await(10, TimeUnit.SECONDS);
        assertThat(goAway.getLastStreamId()).isEqualTo(Integer.MAX_VALUE); // nothing is refused
      }
    }
    client.close().await();
  }
}
