package dev.cubby.api.http;

import static dev.cubby.api.http.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v1/changes} and {@code /v1/stats}. */
class ChangesEndpointTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path data;
  private RunningApi api;

  @BeforeEach
  void start() {
    api = new RunningApi(data, Map.of());
    api.put("/v1/keys/a", "one", "Content-Type", "text/plain"); // version 1
    api.put("/v1/keys/b/1", "other"); // 2
    api.put("/v1/keys/a?ttl=60", "four"); // 3
    api.delete("/v1/keys/b/1"); // 4
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private JsonNode read(String path) {
    return JSON.readTree(api.get(path).body());
  }

  private List<String> told(String query) {
    var told = new ArrayList<String>();
    for (JsonNode change : read("/v1/changes" + query).get("changes")) {
      told.add(change.get("version") + change.get("op").stringValue());
    }
    return told;
  }

  @Test
  void changesTellWhatBecameOfKeys() {
    var answer = api.get("/v1/changes");
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-cache");
    JsonNode all = JSON.readTree(answer.body());
    assertThat(all.get("version").longValue()).isEqualTo(4);
    assertThat(all.get("horizon").longValue()).isZero();
    assertThat(all.get("next").isNull()).isTrue();
    JsonNode first = all.get("changes").get(0);
    assertThat(first.get("key").stringValue()).isEqualTo("a");
    assertThat(first.get("size").intValue()).isEqualTo(3);
    assertThat(first.get("contentType").stringValue()).isEqualTo("text/plain");
    assertThat(first.get("updatedAt").stringValue()).endsWith("Z");
    assertThat(first.has("expiresAt")).isFalse();
    assertThat(all.get("changes").get(2).has("expiresAt")).isTrue();
    assertThat(told("")).containsExactly("1put", "2put", "3put", "4delete");
  }

  @Test
  void changesAreAskedForInPartAndInBothOrders() {
    assertThat(told("?after=2")).containsExactly("3put", "4delete");
    assertThat(told("?after=4")).isEmpty();
    assertThat(told("?order=desc&limit=2")).containsExactly("4delete", "3put");
    assertThat(read("/v1/changes?order=desc&limit=2").get("next").longValue()).isEqualTo(3);
    assertThat(told("?order=desc&after=3")).containsExactly("2put", "1put");
    assertThat(told("?key=a")).containsExactly("1put", "3put");
    assertThat(told("?prefix=b/&order=asc")).containsExactly("2put", "4delete");
    assertThat(read("/v1/changes?limit=1").get("next").longValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "?after=5, 400, the newest is 4",
    "?after=x, 400, whole number",
    "?after=1000000000000000000, 400, whole number",
    "?limit=0, 400, from 1 to 1000",
    "?limit=1001, 400, from 1 to 1000",
    "?order=up, 400, asc or desc",
    "?order=, 400, asc or desc",
    "?key=a&prefix=a, 400, not for both",
    "?key=a&prefix=, 400, not for both",
    "?key=, 400, The key is empty",
    "?key=a/../b, 400, segment",
    "?at=1, 400, no query parameter"
  })
  void whatCannotBeAskedForIsRefused(String query, int status, String says) {
    assertProblem(api.get("/v1/changes" + query), status, says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/changes?prefix=", "/v1/stats?prefix="})
  void aPrefixIsNoLongerThanAKey(String path) {
    assertThat(api.get(path + "x".repeat(512)).statusCode()).isEqualTo(200);
    assertProblem(api.get(path + "x".repeat(513)), 400, "more than 512 bytes");
    assertProblem(api.get("/v1/changes?key=" + "x".repeat(513)), 414, "512");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, 4, 4",
    "?prefix=b/, 0, 0, 4",
    "?at=2, 2, 8, 2",
    "?at=2&prefix=b/, 1, 5, 2",
    "?at=0, 0, 0, 0"
  })
  void keysAndBytesAreCounted(String query, long keys, long bytes, long version) {
    assertThat(api.get("/v1/stats" + query).body())
        .isEqualTo("{\"keys\":%d,\"bytes\":%d,\"version\":%d}".formatted(keys, bytes, version));
  }

  @ParameterizedTest
  @CsvSource({
    "?at=5, the newest is 4",
    "?at=-1, whole number",
    "?key=a, no query parameter",
    "?at=1&at=1, given twice"
  })
  void whatCannotBeCountedIsRefused(String query, String says) {
    assertProblem(api.get("/v1/stats" + query), 400, says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/changes", "/v1/stats"})
  void theyAreReadAlone(String path) {
    var head = api.send("HEAD", path, BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    var put = api.send("PUT", path, BodyPublishers.noBody());
    assertProblem(put, 405, "PUT");
    assertThat(put.headers().firstValue("allow")).contains("GET, HEAD, OPTIONS");
    assertThat(api.get(path, "If-None-Match", "*").statusCode()).isEqualTo(304);
    assertProblem(api.get(path, "If-Match", "\"1\""), 412, "entity tag");
  }

  @Test
  void changesBeforeTheHorizonAreGone(@TempDir Path other) throws InterruptedException {
    try (var forgetful = new RunningApi(other, Map.of("CUBBY_HISTORY_BYTES", "0"))) {
      forgetful.put("/v1/keys/a", "one");
      forgetful.put("/v1/keys/a", "two");
      HttpResponse<String> answer = forgetful.get("/v1/changes?after=1");
      for (int i = 0; i < 1_000 && answer.statusCode() == 200; i++) {
        Thread.sleep(10);
        answer = forgetful.get("/v1/changes?after=1");
      }
      assertProblem(answer, 410, "the oldest that can is 2");
      assertProblem(forgetful.get("/v1/stats?at=1"), 410, "version-gone");
      assertThat(forgetful.get("/v1/changes?after=2").body())
          .isEqualTo("{\"version\":2,\"changes\":[],\"next\":null,\"horizon\":2}");
    }
  }
}
