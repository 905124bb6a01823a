package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a problem that says what to do, and nothing is stored. */
class BadRequestsTest {
  @TempDir static Path data;
  private static RunningApi api;

  @BeforeAll
  static void start() {
    api = new RunningApi(data, Map.of("CUBBY_BODY_TIMEOUT", "300ms"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status, detail);
  }

  private static void assertProblem(String raw, int status, String detail) {
    assertThat(raw).matches("(?s)HTTP/1\\.[01] " + status + " .*");
    assertThat(raw).contains("application/problem+json", "\"status\":" + status, detail);
  }

  private static String request(String line, String... rest) {
    return line
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + String.join("\r\n", rest)
        + "\r\n\r\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/keys/%|two hexadecimal digits",
        "/v1/keys/a%2|two hexadecimal digits",
        "/v1/keys/a%zz|two hexadecimal digits",
        "/v1/keys/%C3%28|not valid UTF-8",
        "/v1/keys/%ED%A0%80|not valid UTF-8",
        "/v1/keys/%C0%AF|not valid UTF-8",
        "/v1/keys/\u00e9|outside ASCII",
        "/v1/keys/a/../b|segment",
        "/v1/keys/a/%2E%2E/b|segment",
        "/v1/keys/.|segment",
        "/v1/keys/a%2F.|segment",
        "/v1/keys/a%00b|control character U+0000",
        "/v1/keys/a%0Ab|control character U+000A",
        "/v1/keys/a%7F|control character U+007F",
        "/v1/keys/|empty",
        "/v1/keys/a?x=1|no query parameter",
        "/v1/keys?limit=0|from 1 to 1000",
        "/v1/keys?limit=1001|from 1 to 1000",
        "/v1/keys?limit=-1|from 1 to 1000",
        "/v1/keys?limit=ten|from 1 to 1000",
        "/v1/keys?limit=99999999999999999999|from 1 to 1000",
        "/v1/keys?limit=1&limit=2|given twice",
        "/v1/keys?cursor=%21|not one of this listing",
        "/v1/keys?cursor=AGFi|not one of this listing",
        "/v1/keys?cursor=AWFi&prefix=b|not one of this listing",
        "/v1/keys?delimiter=|delimiter is empty",
        "/v1/keys?prefix=%FF|not valid UTF-8",
        "/v1/keys?colour=red|known: prefix, delimiter, limit, cursor",
      })
  void aMalformedUrlIsRefused(String path, String detail) throws IOException {
    assertProblem(api.raw(request("GET " + path)), 400, detail);
  }

  @Test
  void overlongKeysAreRefused() {
    assertProblem(api.get("/v1/keys/" + "a".repeat(513)), 414, "513 bytes");
    assertProblem(api.get("/v1/keys/" + "%C3%A9".repeat(257)), 414, "514 bytes");
    assertThat(api.put("/v1/keys/" + "a".repeat(512), "x").statusCode()).isEqualTo(201);
    assertProblem(api.get("/v1/keys?prefix=" + "a".repeat(513)), 400, "512 bytes");
  }

  @Test
  void overlongRequestLinesAndHeadersAreRefused() throws IOException {
    assertProblem(api.raw(request("GET /v1/keys/" + "a".repeat(9_000))), 414, "512 bytes");
    assertProblem(
        api.raw(request("GET /v1/keys/a", "X-Long: " + "a".repeat(17_000))), 431, "16 KiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "ten", "", "3153600001", "999999999999999999999"})
  void anAbsurdTtlIsRefused(String ttl) {
    assertProblem(api.put("/v1/keys/ttl?ttl=" + ttl, "x"), 400, "ttl");
    assertThat(api.get("/v1/keys/ttl").statusCode()).isEqualTo(404);
  }

  @Test
  void anOverlongValueIsRefused() {
    String value = "x".repeat((1 << 20) + 1);
    assertProblem(api.put("/v1/keys/big", value), 413, "1048576 bytes");
    assertProblem(api.post("{\"key\":\"big\",\"value\":\"" + value + "\"}"), 413, "1048576");
    assertThat(api.get("/v1/keys/big").statusCode()).isEqualTo(404);
    assertThat(api.put("/v1/keys/fits", value.substring(1)).statusCode()).isEqualTo(201);
    assertThat(api.get("/v1/keys/fits").body()).hasSize(1 << 20);
  }

  @Test
  void anOverlongValueIsRefusedBeforeItIsSent() throws IOException {
    String answer =
        api.raw(request("PUT /v1/keys/big", "Content-Length: 9999999999", "Expect: 100-continue"));
    assertProblem(answer, 413, "1048576 bytes");
    assertThat(answer).doesNotContain("100 Continue");
  }

  @Test
  void anOverlongChunkedValueIsRefused() {
    var chunked =
        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[2 << 20]));
    assertProblem(api.send("PUT", "/v1/keys/big", chunked), 413, "1048576 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|not valid JSON",
        "|JSON object",
        "{} {}|not valid JSON",
        "{'a':1}|not valid JSON",
        "{\"value\":\"a\",\"value\":\"b\"}|not valid JSON",
        "[]|JSON object",
        "\"x\"|JSON object",
        "{}|one of them",
        "{\"value\":\"a\",\"valueBase64\":\"YQ==\"}|one of them",
        "{\"value\":1}|must be a string",
        "{\"value\":\"a\",\"key\":7}|must be a string",
        "{\"value\":\"a\",\"key\":\"\"}|empty",
        "{\"value\":\"a\",\"key\":\"x/../y\"}|segment",
        "{\"value\":\"a\",\"key\":\"\\ud800\"}|surrogate",
        "{\"value\":\"\\ud800\"}|surrogate",
        "{\"valueBase64\":\"*\"}|not Base64",
        "{\"valueBase64\":\"YQ\"}|not Base64",
        "{\"valueBase64\":\"Y Q==\"}|not Base64",
        "{\"valueBase64\":\"_-8=\"}|not Base64",
        "{\"value\":\"a\",\"ttlSeconds\":0}|whole number",
        "{\"value\":\"a\",\"ttlSeconds\":1.5}|whole number",
        "{\"value\":\"a\",\"ttlSeconds\":\"5\"}|whole number",
        "{\"value\":\"a\",\"ttlSeconds\":1e99}|whole number",
        "{\"value\":\"a\",\"contentType\":\"text\"}|content type",
        "{\"value\":\"a\",\"contentType\":\"a/b\\r\\nX: y\"}|content type",
        "{\"value\":\"a\",\"colour\":\"red\"}|no member",
      })
  void brokenJsonIsRefused(String json, String detail) {
    assertProblem(api.post(json == null ? "" : json), 400, detail);
  }

  @Test
  void bodiesOfWrongTypesAreRefused() {
    var form = BodyPublishers.ofString("key=a");
    assertProblem(
        api.send("POST", "/v1/keys", form, "Content-Type", "application/x-www-form-urlencoded"),
        415,
        "application/json");
    assertProblem(api.send("POST", "/v1/keys", form), 415, "application/json");
    String json = "{\"key\":\"coded\",\"value\":\"x\"}";
    var coded =
        api.send(
            "POST",
            "/v1/keys",
            BodyPublishers.ofString(json),
            "Content-Type",
            "application/json",
            "Content-Encoding",
            "gzip");
    assertProblem(coded, 415, "Content-Encoding");
    assertThat(coded.headers().firstValue("accept-encoding")).contains("identity");
    assertProblem(api.put("/v1/keys/a", "x", "Content-Encoding", "gzip"), 415, "Content-Encoding");
    assertProblem(api.put("/v1/keys/a", "x", "Content-Range", "bytes 0-0/9"), 400, "whole");
    assertProblem(api.put("/v1/keys/a", "x", "Content-Type", "nonsense"), 400, "content type");
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH,/v1/keys",
    "POST,/v1/keys/a",
    "PUT,/v1/keys",
    "DELETE,/v1/keys",
    "TRACE,/v1/keys/a",
    "FOO,/v1/keys/a",
    "DELETE,/openapi.json"
  })
  void wrongMethodsAreToldTheRightOnes(String method, String path) {
    var answer = api.send(method, path, BodyPublishers.noBody());
    assertProblem(answer, 405, method);
    assertThat(answer.headers().firstValue("allow").orElse("")).contains("GET", "HEAD", "OPTIONS");
  }

  @Test
  void malformedPreconditionsAreRefused() {
    assertProblem(api.put("/v1/keys/p", "x", "If-Match", "7"), 400, "If-Match");
    assertProblem(api.put("/v1/keys/p", "x", "If-None-Match", "\"a"), 400, "If-None-Match");
    assertProblem(api.put("/v1/keys/p", "x", "If-Match", "\"abc\""), 412, "does not exist");
    assertThat(api.get("/v1/keys/p").statusCode()).isEqualTo(404);
  }

  @Test
  void unknownPathsAreToldWhereTheKeysAre() {
    assertProblem(api.get("/v2/keys"), 404, "/v1/keys/");
    assertProblem(api.get("/docs/none"), 404, "/v1/keys/");
  }

  @Test
  void aHalfSentBodyIsGivenUpAndNothingStored() throws IOException {
    String answer = api.raw(request("PUT /v1/keys/half", "Content-Length: 10", "", "12345"));
    assertProblem(answer, 408, "did not arrive");
    assertThat(api.get("/v1/keys/half").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotHttpIsRefused() throws IOException {
    assertProblem(api.raw("NONSENSE\r\n\r\n"), 400, "RFC 9112");
  }
}
