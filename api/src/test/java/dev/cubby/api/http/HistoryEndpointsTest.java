package dev.cubby.api.http;

import static dev.cubby.api.http.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The past of keys: read, listed and restored. */
class HistoryEndpointsTest {
  @TempDir Path data;
  private RunningApi api;

  @BeforeEach
  void start() {
    api = new RunningApi(data, Map.of());
    api.put("/v1/keys/a", "one", "Content-Type", "text/plain"); // version 1
    api.put("/v1/keys/b", "other"); // 2
    api.put("/v1/keys/a", "two", "Content-Type", "image/png"); // 3
    api.delete("/v1/keys/a"); // 4
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private HttpResponse<String> send(String method, String path, String... headers) {
    return api.send(method, path, BodyPublishers.noBody(), headers);
  }

  @Test
  void aKeyIsReadAsItWas() {
    var answer = api.get("/v1/keys/a?at=2");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("one");
    assertThat(answer.headers().firstValue("etag")).contains("\"1\"");
    assertThat(answer.headers().firstValue("content-type")).contains("text/plain");
    assertThat(answer.headers().firstValue("cache-status").orElse("")).contains("fwd=bypass");
    assertThat(api.get("/v1/keys/a?at=3").body()).isEqualTo("two");
    assertThat(api.get("/v1/keys/a?at=3", "Range", "bytes=1-").body()).isEqualTo("wo");
    assertThat(send("HEAD", "/v1/keys/a?at=3").headers().firstValue("content-length"))
        .contains("3");
    assertThat(api.get("/v1/keys/a?at=2", "If-None-Match", "\"1\"").statusCode()).isEqualTo(304);
    assertThat(api.get("/v1/keys/a?at=2", "If-Match", "\"3\"").statusCode()).isEqualTo(412);
  }

  @Test
  void whatWasNotThereThenIsNotFound() {
    assertProblem(api.get("/v1/keys/a?at=0"), 404, "at version 0");
    assertProblem(api.get("/v1/keys/a?at=4"), 404, "at version 4");
    assertThat(send("HEAD", "/v1/keys/a?at=4").statusCode()).isEqualTo(404);
  }

  @Test
  void keysAreListedAsTheyWere() {
    var page = api.get("/v1/keys?at=3&limit=1");
    assertThat(page.body()).startsWith("{\"version\":3,\"keys\":[{\"key\":\"a\",\"version\":3");
    String link = page.headers().firstValue("link").orElse("");
    assertThat(link).contains("&at=3&");
    String next = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    assertThat(api.get(next).body()).startsWith("{\"version\":3,\"keys\":[{\"key\":\"b\"");
    assertThat(api.get("/v1/keys?at=4").body()).doesNotContain("\"key\":\"a\"");
    assertThat(api.get("/v1/keys?at=0").body()).startsWith("{\"version\":0,\"keys\":[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/keys/a?at=5", "/v1/keys?at=5", "/v1/keys/a?at=999999999999999999"})
  void theFutureIsRefusedAndTheNewestVersionNamed(String path) {
    var answer = api.get(path);
    assertProblem(answer, 400, "the newest is 4");
    assertThat(answer.body()).contains("\"newestVersion\":4", "\"oldestVersion\":0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "+1", "1.0", "1000000000000000000", "1&at=1", "%00"})
  void aVersionIsAWholeNumber(String version) {
    assertProblem(api.get("/v1/keys/a?at=" + version), 400, "\\\"at\\\"");
    assertProblem(api.get("/v1/keys?at=" + version), 400, "\\\"at\\\"");
  }

  @Test
  void aValueOfOldIsStoredAgain() {
    var restored = send("PUT", "/v1/keys/a?from=2");
    assertThat(restored.statusCode()).isEqualTo(201);
    assertThat(restored.headers().firstValue("location")).contains("/v1/keys/a");
    assertThat(restored.headers().firstValue("etag")).contains("\"5\"");
    var read = api.get("/v1/keys/a");
    assertThat(read.body()).isEqualTo("one");
    assertThat(read.headers().firstValue("content-type")).contains("text/plain");
    var again = send("PUT", "/v1/keys/a?from=3&ttl=60", "If-Match", "\"5\"");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("\"expiresAt\":", "\"contentType\":\"image/png\"");
    assertThat(send("PUT", "/v1/keys/a?from=3", "If-Match", "\"5\"").statusCode()).isEqualTo(412);
    assertThat(send("PUT", "/v1/keys/a?from=3", "If-None-Match", "*").statusCode()).isEqualTo(412);
  }

  @Test
  void whatCannotBeRestoredIsSaid() throws IOException {
    assertProblem(send("PUT", "/v1/keys/a?from=0"), 404, "at version 0");
    assertProblem(send("PUT", "/v1/keys/a?from=4", "If-Match", "\"9\""), 404, "at version 4");
    assertProblem(send("PUT", "/v1/keys/a?from=9"), 400, "the newest is 4");
    assertProblem(send("PUT", "/v1/keys/a?from=x"), 400, "\\\"from\\\"");
    assertProblem(send("PUT", "/v1/keys/a?from=1&ttl=0"), 400, "\\\"ttl\\\"");
    assertProblem(api.put("/v1/keys/a?from=1", "body"), 400, "send no body");
    assertProblem(send("PUT", "/v1/keys/a?from=1", "Content-Type", "a/b"), 400, "Content-Type");
    assertProblem(send("PUT", "/v1/keys/a?from=1", "Content-Range", "bytes 0-0/9"), 400, "whole");
    String chunked =
        api.raw(
            String.join(
                "\r\n",
                "PUT /v1/keys/a?from=1 HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Transfer-Encoding: chunked",
                "",
                "1",
                "x",
                "0",
                "",
                ""));
    assertThat(chunked).startsWith("HTTP/1.1 400").contains("send no body");
    assertThat(api.get("/v1/keys/a").statusCode()).isEqualTo(404);
  }

  @Test
  void aNewTimeToLiveLeavesTheValueAsItIs() {
    var patched = send("PATCH", "/v1/keys/b?ttl=60");
    assertThat(patched.statusCode()).isEqualTo(200);
    assertThat(patched.headers().firstValue("etag")).contains("\"5\"");
    assertThat(patched.headers().firstValue("cubby-expires")).isPresent();
    assertThat(api.get("/v1/keys/b").body()).isEqualTo("other");
    var stays = send("PATCH", "/v1/keys/b?ttl=none", "If-Match", "\"5\"");
    assertThat(stays.statusCode()).isEqualTo(200);
    assertThat(stays.headers().firstValue("cubby-expires")).isEmpty();
    assertThat(stays.body()).contains("\"version\":6,\"size\":5");
    assertThat(send("PATCH", "/v1/keys/b?ttl=9", "If-Match", "\"5\"").statusCode()).isEqualTo(412);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ttl=none",
    "?ttl=, from 1 to",
    "?ttl=0, from 1 to",
    "?ttl=3153600001, from 1 to",
    "?ttl=None, from 1 to",
    "?ttl=1&ttl=2, given twice",
    "?from=1, no query parameter"
  })
  void whatIsNoTimeToLiveIsRefused(String query, String says) {
    assertProblem(send("PATCH", "/v1/keys/b" + query), 400, says);
  }

  @Test
  void aNewTimeToLiveIsForAKeyThatExistsAndHasNoBody() {
    assertProblem(send("PATCH", "/v1/keys/a?ttl=9"), 404, "Nothing is stored");
    var body = BodyPublishers.ofString("{}");
    assertProblem(api.send("PATCH", "/v1/keys/b?ttl=9", body), 400, "send no body");
    assertThat(send("PATCH", "/v1/keys").statusCode()).isEqualTo(405);
  }

  @Test
  void whatIsOlderThanTheHistoryIsGoneWithTheOldestVersionNamed(@TempDir Path other)
      throws InterruptedException {
    try (var forgetful = new RunningApi(other, Map.of("CUBBY_HISTORY_AGE", "0"))) {
      forgetful.put("/v1/keys/a", "one");
      forgetful.put("/v1/keys/a", "two");
      HttpResponse<String> answer = forgetful.get("/v1/keys/a?at=1");
      for (int i = 0; i < 1_000 && answer.statusCode() == 200; i++) {
        Thread.sleep(10);
        answer = forgetful.get("/v1/keys/a?at=1");
      }
      assertProblem(answer, 410, "the oldest that can is 2");
      assertThat(answer.body()).contains("\"oldestVersion\":2", "\"newestVersion\":2");
      assertProblem(forgetful.get("/v1/keys?at=1"), 410, "version-gone");
      var restore = forgetful.send("PUT", "/v1/keys/a?from=1", BodyPublishers.noBody());
      assertProblem(restore, 410, "version-gone");
      assertThat(forgetful.get("/v1/keys/a").body()).isEqualTo("two");
    }
  }
}
