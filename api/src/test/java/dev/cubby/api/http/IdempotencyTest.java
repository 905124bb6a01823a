package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {
  private static final String JSON = "application/json";
  private static final List<String> TOLD =
      List.of(
          "content-type", "etag", "last-modified", "location", "cache-control", "cubby-expires");

  @TempDir private static Path data;
  private static RunningApi api;

  @BeforeAll
  static void start() {
    api = new RunningApi(data, Map.of());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static HttpResponse<String> send(
      String method, String path, String body, String key, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Idempotency-Key", key));
    return api.send(method, path, BodyPublishers.ofString(body), all.toArray(String[]::new));
  }

  private static boolean replayed(HttpResponse<String> answer) {
    return answer.headers().firstValue("Idempotency-Replayed").isPresent();
  }

  private static long version(String path) {
    return Long.parseLong(
        api.get(path).headers().firstValue("ETag").orElseThrow().replace("\"", ""));
  }

  private static void assertSameAnswer(HttpResponse<String> again, HttpResponse<String> first) {
    assertThat(replayed(first)).isFalse();
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(again.statusCode()).isEqualTo(first.statusCode());
    assertThat(again.body()).isEqualTo(first.body());
    for (String field : TOLD) {
      assertThat(again.headers().allValues(field)).isEqualTo(first.headers().allValues(field));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "PUT|/v1/keys/once/a?ttl=60|x|text/plain|200",
        "PUT|/v1/keys/once/new|x|text/plain|201",
        "PATCH|/v1/keys/once/a?ttl=60||text/plain|200",
        "DELETE|/v1/keys/once/a||text/plain|204",
        "PUT|/v1/keys/once/a?from=999999|||400",
        "DELETE|/v1/keys/once/absent||text/plain|404",
        "POST|/v1/keys|{\"key\":\"once/posted\",\"value\":\"x\"}|application/json|201",
        "POST|/v1/keys|{\"key\":\"once/a\",\"value\":\"x\"}|application/json|409",
        "POST|/v1/batch|{\"atomic\":true,\"operations\":[{\"op\":\"get\",\"key\":\"once/a\"}]}|application/json|200",
        "POST|/v1/batch|{\"atomic\":true,\"operations\":[{\"op\":\"delete\",\"key\":\"once/absent\"}]}|application/json|409",
      })
  void aRetryIsGivenTheFirstAnswerAndWritesNothing(
      String method, String path, String body, String type, int status) {
    api.put("/v1/keys/once/a", "before", "Content-Type", "text/plain");
    String content = body == null ? "" : body;
    String[] headers = type == null ? new String[0] : new String[] {"Content-Type", type};
    HttpResponse<String> first =
        send(method, path, content, "k-" + method + path + status, headers);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(status);
    api.put("/v1/keys/once/a", "between", "Content-Type", "text/plain");
    long between = version("/v1/keys/once/a");
    HttpResponse<String> again =
        send(method, path, content, "k-" + method + path + status, headers);
    assertSameAnswer(again, first);
    assertThat(api.get("/v1/keys/once/a").body()).isEqualTo("between");
    assertThat(version("/v1/keys/once/a")).isEqualTo(between);
  }

  @Test
  void aKeyThatWasGivenOnceIsGivenAgain() {
    String body = "{\"value\":\"x\"}";
    HttpResponse<String> first = send("POST", "/v1/keys", body, "uuid", "Content-Type", JSON);
    HttpResponse<String> again = send("POST", "/v1/keys", body, "uuid", "Content-Type", JSON);
    assertSameAnswer(again, first);
    assertThat(first.headers().firstValue("Location")).isPresent();
  }

  @Test
  void anOldValueIsRestoredOnce() {
    api.put("/v1/keys/restored", "old");
    long old = version("/v1/keys/restored");
    api.put("/v1/keys/restored", "new");
    String path = "/v1/keys/restored?from=" + old;
    HttpResponse<String> first = send("PUT", path, "", "restore");
    assertThat(first.statusCode()).isEqualTo(200);
    api.put("/v1/keys/restored", "newer");
    assertSameAnswer(send("PUT", path, "", "restore"), first);
    assertThat(api.get("/v1/keys/restored").body()).isEqualTo("newer");
  }

  @Test
  void aPreconditionIsJudgedOnce() {
    String path = "/v1/keys/guarded";
    HttpResponse<String> first = send("PUT", path, "x", "create", "If-None-Match", "*");
    assertThat(first.statusCode()).isEqualTo(201);
    assertSameAnswer(send("PUT", path, "x", "create", "If-None-Match", "*"), first);
    HttpResponse<String> refused = send("PUT", path, "x", "refused", "If-Match", "\"1\"");
    assertThat(refused.statusCode()).isEqualTo(412);
    assertSameAnswer(send("PUT", path, "x", "refused", "If-Match", "\"1\""), refused);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT|/v1/keys/reused/a|y||",
        "PUT|/v1/keys/reused/a?ttl=9|x||",
        "PUT|/v1/keys/reused/b|x||",
        "PUT|/v1/keys/reused/a|x|If-None-Match|*",
        "PUT|/v1/keys/reused/a|x|If-Match|\"1\"",
        "PUT|/v1/keys/reused/a|x|If-Unmodified-Since|Sun, 06 Nov 1994 08:49:37 GMT",
        "PUT|/v1/keys/reused/a|x|Content-Type|text/html",
        "DELETE|/v1/keys/reused/a||If-Match|*",
        "PATCH|/v1/keys/reused/a?ttl=none|||",
      })
  void anotherRequestWithTheSameKeyIsRefused(
      String method, String path, String body, String name, String value) {
    send("PUT", "/v1/keys/reused/a", "x", "reused");
    long version = version("/v1/keys/reused/a");
    String content = body == null ? "" : body;
    HttpResponse<String> other =
        name == null
            ? send(method, path, content, "reused")
            : send(method, path, content, "reused", name, value);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("/docs/problems#idempotency-key-reused");
    assertThat(version("/v1/keys/reused/a")).isEqualTo(version);
    assertThat(replayed(send("PUT", "/v1/keys/reused/a", "x", "reused"))).isTrue();
  }

  @Test
  void quotesAroundAKeyAreNoPartOfIt() {
    send("PUT", "/v1/keys/quoted", "x", "quoted-or-not");
    assertThat(replayed(send("PUT", "/v1/keys/quoted", "x", "\"quoted-or-not\""))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "\"a",
        "a\"",
        "\"\"",
        "\"a\" b",
        "a,b",
        "\"a\",\"b\"",
        "\"a\\\"b\"",
        "a;b=c\"",
        "\u00e9"
      })
  void aMalformedKeyIsRefused(String key) throws IOException {
    assertThat(
            api.raw(
                "PUT /v1/keys/malformed HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
                    + "Connection: close\r\nIdempotency-Key: "
                    + key
                    + "\r\n\r\nx"))
        .startsWith("HTTP/1.1 400");
    assertThat(api.get("/v1/keys/malformed").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"0,400", "1,201", "255,201", "256,400"})
  void aKeyHasOneTo255Characters(int length, int status) throws IOException {
    assertThat(
            api.raw(
                "PUT /v1/keys/length/%d HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
                        .formatted(length)
                    + "Connection: close\r\nIdempotency-Key: "
                    + "~".repeat(length)
                    + "\r\n\r\nx"))
        .startsWith("HTTP/1.1 " + status);
  }

  @Test
  void severalKeysAreRefused() {
    HttpResponse<String> answer =
        send("PUT", "/v1/keys/several", "x", "one", "Idempotency-Key", "one");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("one Idempotency-Key");
  }

  @Test
  void whatWasRefusedBeforeItWasJudgedMayBeMendedUnderTheSameKey() {
    String path = "/v1/keys/mended";
    assertThat(send("PUT", path, "x", "mended", "Content-Type", "no type").statusCode())
        .isEqualTo(400);
    HttpResponse<String> answer = send("PUT", path, "x", "mended", "Content-Type", "text/plain");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(replayed(answer)).isFalse();
  }

  @Test
  void requestsOfOneKeyThatComeTogetherAreDoneOnce() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (int i = 0; i < 40; i++) {
        answers.add(
            CompletableFuture.supplyAsync(
                () -> send("PUT", "/v1/keys/together", "x", "together"), threads));
      }
      assertThat(answers.stream().map(CompletableFuture::join))
          .allMatch(answer -> answer.statusCode() == 201)
          .filteredOn(answer -> !replayed(answer))
          .hasSize(1);
    }
    assertThat(api.get("/v1/changes?key=together").body().split("\"op\"", -1)).hasSize(2);
  }

  @Test
  void aBatchWhoseAnswerIsKeptReadsLess() {
    String large = "x".repeat(600_000);
    api.put("/v1/keys/large/1", large);
    api.put("/v1/keys/large/2", large);
    String reads =
        "{\"atomic\":true,\"operations\":[{\"op\":\"get\",\"key\":\"large/1\"},"
            + "{\"op\":\"get\",\"key\":\"large/2\"}]}";
    HttpResponse<String> without =
        api.send("POST", "/v1/batch", BodyPublishers.ofString(reads), "Content-Type", JSON);
    assertThat(without.statusCode()).isEqualTo(200);
    HttpResponse<String> kept = send("POST", "/v1/batch", reads, "large", "Content-Type", JSON);
    assertThat(kept.statusCode()).isEqualTo(409);
    assertThat(kept.body()).contains("batch with an Idempotency-Key reads has at most 1048576");
  }

  @Test
  void aLargeBatchIsDoneOnce() {
    String operation = "{\"op\":\"put\",\"key\":\"many/%d\",\"value\":\"" + "x".repeat(700) + "\"}";
    var operations = new ArrayList<String>();
    for (int i = 0; i < 1_000; i++) {
      operations.add(operation.formatted(i));
    }
    String body = "{\"atomic\":false,\"operations\":[" + String.join(",", operations) + "]}";
    HttpResponse<String> first = send("POST", "/v1/batch", body, "many", "Content-Type", JSON);
    assertThat(first.statusCode()).isEqualTo(200);
    long version = version("/v1/keys/many/999");
    assertSameAnswer(send("POST", "/v1/batch", body, "many", "Content-Type", JSON), first);
    assertThat(version("/v1/keys/many/999")).isEqualTo(version);
  }
}
