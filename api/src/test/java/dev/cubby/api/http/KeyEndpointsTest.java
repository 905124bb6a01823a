package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key's endpoints do with requests that are in order. */
class KeyEndpointsTest {
  @TempDir Path data;
  private RunningApi api;

  @BeforeEach
  void start() {
    api = new RunningApi(data, Map.of());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void aValueIsReadAsItWasStored() {
    var created = api.put("/v1/keys/greeting", "hello", "Content-Type", "text/plain");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(header(created, "location")).isEqualTo("/v1/keys/greeting");
    assertThat(created.body()).contains("\"key\":\"greeting\"", "\"size\":5");

    var read = api.get("/v1/keys/greeting");
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).isEqualTo("hello");
    assertThat(header(read, "content-type")).isEqualTo("text/plain");
    assertThat(header(read, "etag")).isEqualTo(header(created, "etag"));
    assertThat(header(read, "last-modified")).endsWith("GMT");
    assertThat(header(read, "cache-control")).isEqualTo("no-cache");
    assertThat(header(read, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(read, "content-security-policy")).contains("sandbox");
  }

  @Test
  void aReplacementAnswers200AndALaterVersion() {
    var first = api.put("/v1/keys/a", "1");
    var second = api.put("/v1/keys/a", "2");
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(version(second)).isGreaterThan(version(first));
  }

  private static long version(HttpResponse<?> answer) {
    return Long.parseLong(header(answer, "etag").replace("\"", ""));
  }

  @Test
  void theCacheAnswersTheSecondReadAndSaysSo() {
    api.put("/v1/keys/a", "1");
    assertThat(header(api.get("/v1/keys/a"), "cache-status")).contains("fwd=miss");
    assertThat(header(api.get("/v1/keys/a"), "cache-status")).isEqualTo("api-cache; hit");
    api.put("/v1/keys/a", "2");
    var fresh = api.get("/v1/keys/a");
    assertThat(fresh.body()).isEqualTo("2");
    assertThat(header(fresh, "cache-status")).contains("fwd=miss");
  }

  @Test
  void anAbsentKeyIsCachedTooUntilItIsWritten() {
    assertThat(header(api.get("/v1/keys/a"), "cache-status")).contains("fwd=miss");
    var again = api.get("/v1/keys/a");
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(header(again, "cache-status")).isEqualTo("api-cache; hit");
    api.put("/v1/keys/a", "1");
    assertThat(api.get("/v1/keys/a").statusCode()).isEqualTo(200);
  }

  @Test
  void compareAndSetWritesOnlyOverTheVersionThatWasRead() {
    String etag = header(api.put("/v1/keys/a", "1"), "etag");
    assertThat(api.put("/v1/keys/a", "2", "If-Match", etag).statusCode()).isEqualTo(200);
    var lost = api.put("/v1/keys/a", "3", "If-Match", etag);
    assertThat(lost.statusCode()).isEqualTo(412);
    assertThat(lost.body()).contains("currentVersion", "read it, merge your change");
    assertThat(api.get("/v1/keys/a").body()).isEqualTo("2");
  }

  @Test
  void createOnlyRefusesAKeyThatExists() {
    assertThat(api.put("/v1/keys/a", "1", "If-None-Match", "*").statusCode()).isEqualTo(201);
    assertThat(api.put("/v1/keys/a", "2", "If-None-Match", "*").statusCode()).isEqualTo(412);
  }

  @Test
  void twoPreconditionsMustBothHold() {
    String etag = header(api.put("/v1/keys/a", "1"), "etag");
    assertThat(api.put("/v1/keys/a", "2", "If-Match", etag, "If-None-Match", "*").statusCode())
        .isEqualTo(412);
    assertThat(api.put("/v1/keys/a", "2", "If-Match", etag, "If-None-Match", "\"99\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aKeyThatStandsAtTheReadersVersionIsNotSentAgain() {
    String etag = header(api.put("/v1/keys/a", "1"), "etag");
    var same = api.get("/v1/keys/a", "If-None-Match", "\"999\", W/" + etag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(header(same, "etag")).isEqualTo(etag);
    assertThat(api.get("/v1/keys/a", "If-None-Match", "\"999\"").statusCode()).isEqualTo(200);
  }

  @Test
  void headTellsWhatGetWouldWithoutTheValue() {
    api.put("/v1/keys/a", "12345");
    var head = api.send("HEAD", "/v1/keys/a", BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "content-length")).isEqualTo("5");
    assertThat(api.send("HEAD", "/v1/keys/b", BodyPublishers.noBody()).statusCode()).isEqualTo(404);
  }

  @Test
  void aRangeIsSentAlone() {
    String etag = header(api.put("/v1/keys/a", "0123456789"), "etag");
    var part = api.get("/v1/keys/a", "Range", "bytes=2-4");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("234");
    assertThat(header(part, "content-range")).isEqualTo("bytes 2-4/10");
    assertThat(api.get("/v1/keys/a", "Range", "bytes=-3").body()).isEqualTo("789");
    assertThat(api.get("/v1/keys/a", "Range", "bytes=8-99").body()).isEqualTo("89");
    assertThat(api.get("/v1/keys/a", "Range", "bytes=1-2", "If-Range", etag).body())
        .isEqualTo("12");
    assertThat(api.get("/v1/keys/a", "Range", "bytes=1-2", "If-Range", "\"0\"").statusCode())
        .isEqualTo(200);
    var outside = api.get("/v1/keys/a", "Range", "bytes=10-");
    assertThat(outside.statusCode()).isEqualTo(416);
    assertThat(header(outside, "content-range")).isEqualTo("bytes */10");
  }

  @Test
  void aDeletedKeyIsGoneAndItsVersionIsNotUsedAgain() {
    long first = version(api.put("/v1/keys/a", "1"));
    assertThat(api.delete("/v1/keys/a", "If-Match", "\"999\"").statusCode()).isEqualTo(412);
    assertThat(api.delete("/v1/keys/a").statusCode()).isEqualTo(204);
    assertThat(api.get("/v1/keys/a").statusCode()).isEqualTo(404);
    assertThat(api.delete("/v1/keys/a").statusCode()).isEqualTo(404);
    assertThat(api.delete("/v1/keys/a", "If-Match", "*").statusCode()).isEqualTo(404);
    assertThat(api.delete("/v1/keys/a", "If-Match", "\"999\"").statusCode()).isEqualTo(404);
    assertThat(version(api.put("/v1/keys/a", "1"))).isGreaterThan(first);
  }

  @Test
  void aTtlIsToldAndKept() {
    api.put("/v1/keys/a?ttl=3600", "1");
    assertThat(header(api.get("/v1/keys/a"), "cubby-expires")).endsWith("Z");
    api.put("/v1/keys/a", "2");
    assertThat(header(api.get("/v1/keys/a"), "cubby-expires")).isEmpty();
  }

  @Test
  void postCreatesFromTextOrBytesAndNeverReplaces() {
    var text = api.post("{\"key\":\"a\",\"value\":\"grün\"}");
    assertThat(text.statusCode()).isEqualTo(201);
    assertThat(header(api.get("/v1/keys/a"), "content-type"))
        .isEqualTo("text/plain; charset=utf-8");
    assertThat(api.post("{\"key\":\"a\",\"value\":\"x\"}").statusCode()).isEqualTo(409);
    var bytes =
        api.post(
            "{\"key\":\"b\",\"valueBase64\":\"AAEC\",\"contentType\":\"image/x\",\"ttlSeconds\":9}");
    assertThat(bytes.body()).contains("\"size\":3", "\"contentType\":\"image/x\"", "expiresAt");
    var named = api.post("{\"value\":\"x\"}");
    assertThat(header(named, "location"))
        .matches("/v1/keys/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(api.get(header(named, "location")).body()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "a/b//c/", "100%", "a+b", "?#&=", "日本語", "👍🏽", "\"<>\\", "...", "a;b"})
  void anyTextThatCanBeAKeyIsOne(String key) {
    String path = "/v1/keys/" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    assertThat(api.put(path, key).statusCode()).isEqualTo(201);
    var read = api.get(path);
    assertThat(read.body()).isEqualTo(key);
    assertThat(api.get("/v1/keys").body()).contains("nextCursor");
    assertThat(api.delete(path).statusCode()).isEqualTo(204);
  }

  @Test
  void aSlashMayStandAsItIsOrEncoded() {
    api.put("/v1/keys/a/b", "1");
    assertThat(api.get("/v1/keys/a%2Fb").body()).isEqualTo("1");
    assertThat(api.get("/v1/keys/a%2fb").body()).isEqualTo("1");
  }

  @Test
  void everyAnswerCarriesItsTraceAndTiming() {
    String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    var answer = api.get("/v1/keys/none", "traceparent", parent);
    assertThat(header(answer, "traceparent"))
        .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
        .endsWith("-01")
        .doesNotContain("00f067aa0ba902b7");
    assertThat(header(answer, "server-timing")).matches("api;dur=\\d+\\.\\d{3}");
    assertThat(header(api.get("/v1/keys/none", "traceparent", "nonsense"), "traceparent"))
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
  }

  @Test
  void aValueWithinTheLimitIsTakenInAnySpellingOfJson() {
    String escaped = "\\u0416".repeat(400_000);
    assertThat(api.post("{\"key\":\"cyrillic\",\"value\":\"" + escaped + "\"}").statusCode())
        .isEqualTo(201);
    assertThat(api.get("/v1/keys/cyrillic").body()).isEqualTo("Ж".repeat(400_000));
    String ascii = "\\u0061".repeat(1 << 20);
    assertThat(api.post("{\"key\":\"ascii\",\"value\":\"" + ascii + "\"}").statusCode())
        .isEqualTo(201);
    assertThat(api.post("{\"value\":\"" + ascii + "a\"}").statusCode()).isEqualTo(413);
  }
}
