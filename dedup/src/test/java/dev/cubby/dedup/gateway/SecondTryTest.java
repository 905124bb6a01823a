package dev.cubby.dedup.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A write with an idempotency key is sent once more where its answer is lost. */
class SecondTryTest {
  private static final String KEY = "Idempotency-Key";

  /** Loses the first answer, after all of the request has come. */
  private static FakeApi losingTheFirst(Handler<HttpServerRequest> second) {
    var requests = new AtomicInteger();
    return new FakeApi(request -> {
      if (requests.incrementAndGet() == 1) {
        request.body().onSuccess(_ -> request.connection().close());
      } else {
        second.handle(request);
      }
    });
  }

  private static void assertUnknown(HttpResponse<String> answer) {
    assertEquals(502, answer.statusCode());
    assertTrue(answer.body().contains("write-outcome-unknown"), answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,/v1/keys/a?ttl=9,v",
    "DELETE,/v1/keys/a,''",
    "POST,/v1/keys,{}",
    "POST,/v1/batch,{}"
  })
  void theSecondTryIsTheSameRequestAndItsAnswerTheCallers(String method, String path, String body) {
    try (var api =
            losingTheFirst(request ->
                request
                    .body()
                    .onSuccess(sent ->
                        request
                            .response()
                            .setStatusCode(201)
                            .putHeader("ETag", "\"1\"")
                            .end(
                                "%s %s %s %s %s"
                                    .formatted(
                                        request.method(),
                                        request.uri(),
                                        request.getHeader(KEY),
                                        request.getHeader("If-Match"),
                                        sent))));
        var gateway = new RunningGateway(api)) {
      var answer =
          gateway.send(method, path, BodyPublishers.ofString(body), KEY, "k", "If-Match", "\"7\"");
      assertEquals(201, answer.statusCode());
      assertEquals("%s %s k \"7\" %s".formatted(method, path, body), answer.body());
      assertEquals("\"1\"", answer.headers().firstValue("ETag").orElseThrow());
      assertEquals(2, api.requests.get());
      gateway.awaitMemoryGivenBack();
    }
  }

  @Test
  void thereIsNoThirdTry() {
    try (var api =
            new FakeApi(request -> request.body().onSuccess(_ -> request.connection().close()));
        var gateway = new RunningGateway(api)) {
      assertUnknown(gateway.put("/v1/keys/a", BodyPublishers.ofString("v"), KEY, "k"));
      assertEquals(2, api.requests.get());
      gateway.awaitMemoryGivenBack();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 503})
  void anApiThatCannotTellNowSaysNothingOfTheFirstTry(int status) {
    try (var api = losingTheFirst(request -> request.response().setStatusCode(status).end());
        var gateway = new RunningGateway(api)) {
      assertUnknown(gateway.put("/v1/keys/a", BodyPublishers.ofString("v"), KEY, "k"));
      assertEquals(2, api.requests.get());
    }
  }

  @Test
  void aLargeBodyIsSentOnce() {
    byte[] large = new byte[KeptBody.MAX_BYTES + 1];
    try (var api = losingTheFirst(request -> request.response().end());
        var gateway = new RunningGateway(api)) {
      assertUnknown(gateway.put("/v1/keys/a", BodyPublishers.ofByteArray(large), KEY, "k"));
      assertEquals(1, api.requests.get());
    }
  }

  @Test
  void whatHasNoKeysIsSentOnce() {
    try (var api = losingTheFirst(request -> request.response().end());
        var gateway = new RunningGateway(api)) {
      assertUnknown(gateway.send("POST", "/v1/other", BodyPublishers.ofString("v"), KEY, "k"));
      assertEquals(1, api.requests.get());
    }
  }

  @Test
  void whereNoReplicaIsLeftTheOutcomeIsUnknown() {
    var api = new FakeApi[1];
    api[0] =
        new FakeApi(
            request -> request.body().onSuccess(_ -> new Thread(() -> api[0].stop()).start()));
    try (var gateway = new RunningGateway(api[0])) {
      assertUnknown(gateway.put("/v1/keys/a", BodyPublishers.ofString("v"), KEY, "k"));
    }
  }
}
