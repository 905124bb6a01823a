package dev.cubby.common.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.common.http.AllowedHosts;
import dev.cubby.common.http.Answer;
import dev.cubby.common.http.AnswerLog;
import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.ByteBudget;
import dev.cubby.common.http.Cors;
import dev.cubby.common.http.RequestGate;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.GoAway;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpListenerTest {
  private static final AnswerWriter ANSWERS =
      new AnswerWriter("test", AnswerLog.NONE, new ByteBudget(1 << 20), Cors.none());
  private static final RequestGate OK =
      new RequestGate(
          request -> ANSWERS.send(request, "test", Answer.of(204)), ANSWERS, AllowedHosts.any());

  private final Vertx vertx = Loops.start();
  private final HttpListener listener = new HttpListener();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whoHoldsAConnectionIsToldOfTheEndAndStillAnswered() throws Exception {
    int port = listener.listen(vertx, "127.0.0.1", 0, OK).await();
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
      assertThat(response.statusCode()).isEqualTo(204);
      if (i == 0) {
        listener.announceEnd();
        GoAway goAway = told.future().await(10, TimeUnit.SECONDS);
        assertThat(goAway.getLastStreamId()).isEqualTo(Integer.MAX_VALUE); // nothing is refused
      }
    }
    client.close().await();
  }
}
