package dev.cubby.api.http;

import static dev.cubby.api.http.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /v1/import}. */
class ImportEndpointTest {
  private static final String HEADER = "{\"cubby\":1}\n";

  @TempDir Path data;
  private RunningApi api;

  @BeforeEach
  void start() {
    api =
        new RunningApi(
            data, Map.of("CUBBY_BODY_TIMEOUT", "500ms", "CUBBY_MAX_VALUE_BYTES", "1000"));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private HttpResponse<String> send(String query, String body) {
    return api.send(
        "POST",
        "/v1/import" + query,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/x-ndjson");
  }

  private String done(String query, String body) {
    HttpResponse<String> answer = send(query, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String end(long keys, long bytes) {
    return "{\"end\":true,\"keys\":%d,\"bytes\":%d}\n".formatted(keys, bytes);
  }

  private String value(String key) {
    return api.get("/v1/keys/" + key).body();
  }

  @Test
  void whatWasExportedComesBack(@TempDir Path other) {
    String text = "größe \"quoted\"\tü\r\n";
    api.put("/v1/keys/a%20b", text, "Content-Type", "text/plain;charset=utf-8");
    api.put("/v1/keys/b", "\0\1\2", "Content-Type", "image/png");
    api.put("/v1/keys/c?ttl=1000", "");
    String exported = api.get("/v1/export").body();
    try (var second = new RunningApi(other, Map.of())) {
      var answer =
          second.send(
              "POST",
              "/v1/import",
              BodyPublishers.ofString(exported),
              "Content-Type",
              "application/x-ndjson; charset=utf-8");
      assertThat(answer.body())
          .isEqualTo(
              "{\"mode\":\"create\",\"dryRun\":false,\"lines\":3,\"created\":3,\"replaced\":0,"
                  + "\"skipped\":0,\"expired\":0,\"failed\":0,\"errors\":[],\"complete\":true}");
      var read = second.get("/v1/keys/a%20b");
      assertThat(read.body()).isEqualTo(text);
      assertThat(read.headers().firstValue("content-type")).contains("text/plain;charset=utf-8");
      assertThat(second.get("/v1/keys/b").body()).isEqualTo("\0\1\2");
      assertThat(second.get("/v1/keys/c").headers().firstValue("cubby-expires"))
          .isEqualTo(api.get("/v1/keys/c").headers().firstValue("cubby-expires"));
    }
  }

  @Test
  void theModeSaysWhatBecomesOfKeysThatExist() {
    api.put("/v1/keys/a", "old");
    String file =
        HEADER
            + "{\"key\":\"a\",\"value\":\"new\",\"updatedAt\":\"2020-01-01T00:00:00Z\"}\n"
            + "{\"key\":\"b\",\"value\":\"new\",\"updatedAt\":\"2999-01-01T00:00:00Z\"}\n"
            + end(2, 6);
    assertThat(done("", file)).contains("\"created\":1", "\"skipped\":1", "\"complete\":true");
    assertThat(value("a")).isEqualTo("old");
    assertThat(done("?mode=newer", file)).contains("\"replaced\":1", "\"skipped\":1");
    assertThat(value("a")).isEqualTo("old");
    assertThat(done("?mode=create", file)).contains("\"skipped\":2");
    assertThat(done("?mode=replace", file)).contains("\"replaced\":2");
    assertThat(value("a")).isEqualTo("new");
    assertProblem(send("?mode=merge", file), 400, "create, replace, newer");
    assertProblem(send("?mode=create&mode=newer", file), 400, "given twice");
    assertProblem(send("?dryRun=yes", file), 400, "true or false");
  }

  @Test
  void aDryRunTellsWhatWouldBecomeOfTheLinesAndWritesNothing() {
    api.put("/v1/keys/a", "old");
    String file =
        HEADER
            + "{\"key\":\"a\",\"value\":\"1\"}\n{\"key\":\"b\",\"value\":\"2\"}\n"
            + "{\"key\":\"c\",\"value\":\"3\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}\nx\n"
            + end(4, 3);
    assertThat(done("?dryRun=true", file))
        .contains(
            "\"created\":1", "\"replaced\":0", "\"skipped\":1", "\"expired\":1", "\"failed\":1");
    assertThat(done("?dryRun=true&mode=replace", file)).contains("\"created\":1,\"replaced\":1");
    assertThat(value("a")).isEqualTo("old");
    assertThat(api.get("/v1/stats").body()).contains("\"keys\":1", "\"version\":1");
  }

  @Test
  void keysWhoseTimeIsOverAreCountedAndNotStored() {
    String file =
        HEADER
            + "{\"key\":\"a\",\"value\":\"1\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}\n"
            + "{\"key\":\"b\",\"value\":\"2\",\"expiresAt\":\"2999-01-01T00:00:00.500Z\"}\n"
            + end(2, 2);
    assertThat(done("", file)).contains("\"created\":1", "\"expired\":1", "\"complete\":true");
    assertThat(api.get("/v1/keys/a").statusCode()).isEqualTo(404);
    assertThat(api.get("/v1/keys/b").headers().firstValue("cubby-expires"))
        .contains("2999-01-01T00:00:00.500Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|is not valid JSON",
        "[]|no JSON object",
        "{\"value\":\"x\"}|Give the",
        "{\"key\":\"a\"}|one of them",
        "{\"key\":\"a\",\"value\":\"x\",\"valueBase64\":\"eA==\"}|one of them",
        "{\"key\":\"a\",\"valueBase64\":\"eA\"}|not Base64",
        "{\"key\":\"a\",\"key\":\"b\",\"value\":\"x\"}|is not valid JSON",
        "{\"key\":\"\",\"value\":\"x\"}|key",
        "{\"key\":\"a\",\"value\":\"x\",\"ttlSeconds\":1}|no member",
        "{\"key\":\"a\",\"value\":\"x\",\"contentType\":\"?\"}|content type",
        "{\"key\":\"a\",\"value\":\"x\",\"expiresAt\":\"soon\"}|must be a time",
        "{\"key\":\"a\",\"value\":\"x\",\"expiresAt\":7}|must be a string",
        "{\"key\":\"a\",\"value\":\"x\"} {}|is not valid JSON",
      })
  void aWrongLineIsCountedAndStopsNothing(String line, String says) {
    String body = done("", HEADER + line + "\n{\"key\":\"z\",\"value\":\"x\"}\n" + end(2, 1));
    assertThat(body)
        .contains("\"created\":1", "\"failed\":1", "\"errors\":[{\"line\":2", says)
        .contains("\"complete\":true");
    assertThat(value("z")).isEqualTo("x");
  }

  @Test
  void valuesAndLinesThatAreTooLargeFail() {
    String line = "{\"key\":\"a\",\"value\":\"%s\"}\n";
    String body =
        done(
            "",
            HEADER
                + line.formatted("x".repeat(1_001))
                + line.formatted("x".repeat(200_000))
                + line.formatted("x".repeat(1_000)));
    assertThat(body).contains("at most 1000 are allowed", "The line has more bytes");
    assertThat(body).contains("\"line\":2,\"key\":\"a\"", "\"line\":3,\"detail\"", "\"created\":1");
  }

  @Test
  void theFirstHundredFailedLinesAreNamed() {
    String wrong = IntStream.range(0, 150).mapToObj(_ -> "x\n").collect(Collectors.joining());
    String body = done("", HEADER + wrong + end(150, 0));
    assertThat(body).contains("\"failed\":150", "\"line\":101", "\"complete\":true");
    assertThat(body).doesNotContain("\"line\":102");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"end\":true,\"keys\":2,\"bytes\":1}",
        "{\"end\":true,\"keys\":1,\"bytes\":2}",
        "{\"end\":true}",
        "{\"end\":true,\"keys\":1,\"bytes\":1}\n{\"end\":true,\"keys\":1,\"bytes\":1}",
      })
  void aFileThatIsNotWholeIsImportedAndSaidToBeIncomplete(String end) {
    String body = done("", HEADER + "{\"key\":\"a\",\"value\":\"x\"}\n" + end);
    assertThat(body).contains("\"created\":1", "\"complete\":false");
    assertThat(value("a")).isEqualTo("x");
  }

  @Test
  void aLineBehindTheEndMakesItIncomplete() {
    String body = done("", HEADER + end(1, 1) + "{\"key\":\"a\",\"value\":\"x\"}\n");
    assertThat(body).contains("\"created\":1", "\"complete\":false");
  }

  @Test
  void emptyLinesAndOtherEndsOfLinesAreTaken() {
    String body =
        done(
            "",
            "\n{\"cubby\":1}\r\n\r\n{\"key\":\"a\",\"value\":\"x\"}\r\nx\r\n" + end(2, 1).strip());
    assertThat(body).contains("\"created\":1", "\"line\":5", "\"complete\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "x\n", "{}\n", "[1]\n", "{\"key\":\"a\",\"value\":\"x\"}\n"})
  void withoutAHeaderNothingIsWritten(String file) {
    assertProblem(send("", file + "{\"key\":\"a\",\"value\":\"x\"}\n"), 400, "export's header");
    assertThat(api.get("/v1/stats").body()).contains("\"version\":0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "1.5", "\"1\"", "null"})
  void anotherFormatIsRefused(String format) {
    String file = "{\"cubby\":%s}\n{\"key\":\"a\",\"value\":\"x\"}\n".formatted(format);
    assertProblem(send("", file), 400, "this server reads 1");
    assertThat(api.get("/v1/stats").body()).contains("\"version\":0");
  }

  @Test
  void onlyPlainLinesAreTaken() {
    var body = BodyPublishers.ofString(HEADER);
    var refused = api.send("POST", "/v1/import", body, "Content-Type", "application/json");
    assertProblem(refused, 415, "send Content-Type: application/x-ndjson");
    assertThat(refused.headers().firstValue("accept-post")).contains("application/x-ndjson");
    assertProblem(api.send("POST", "/v1/import", body), 415, "application/x-ndjson");
    var coded =
        api.send(
            "POST",
            "/v1/import",
            body,
            "Content-Type",
            "application/x-ndjson",
            "Content-Encoding",
            "gzip");
    assertProblem(coded, 415, "without Content-Encoding");
    assertThat(coded.headers().firstValue("accept-encoding")).contains("identity");
  }

  @Test
  void manyBatchesAreImportedAndTheSameFileAgainChangesNothing() {
    String lines =
        IntStream.range(0, 1_750)
            .mapToObj(i -> "{\"key\":\"k%05d\",\"value\":\"%d\"}\n".formatted(i, i % 10))
            .collect(Collectors.joining());
    String file = HEADER + lines + end(1_750, 1_750);
    assertThat(done("", file)).contains("\"created\":1750", "\"complete\":true");
    String exported = api.get("/v1/export").body();
    assertThat(done("", file)).contains("\"skipped\":1750", "\"complete\":true");
    assertThat(api.get("/v1/export").body().lines().skip(1))
        .containsExactlyElementsOf(exported.lines().skip(1).toList());
  }

  private Socket connect(String text) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
    socket.setSoTimeout(20_000);
    socket
        .getOutputStream()
        .write(
            ("POST /v1/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                    + "Content-Length: 100000\r\n\r\n"
                    + text)
                .getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  @Test
  void aSenderMayTakeItsTimeForTheWholeButNotForAPiece() throws Exception {
    try (Socket socket = connect(HEADER)) {
      for (int i = 0; i < 10; i++) {
        Thread.sleep(100);
        socket.getOutputStream().write("\n".getBytes(StandardCharsets.UTF_8));
      }
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 408 ");
      assertThat(answer).contains("\"committedThroughLine\":1", "through line 1");
    }
  }

  @Test
  void whatWasCommittedBeforeTheSenderLeftStays() throws Exception {
    String many =
        IntStream.range(0, 600)
            .mapToObj(i -> "{\"key\":\"k%05d\",\"value\":\"x\"}\n".formatted(i))
            .collect(Collectors.joining());
    try (Socket _ = connect(HEADER + many)) {
      for (int i = 0; i < 500 && !api.get("/v1/stats").body().contains("\"keys\":500"); i++) {
        Thread.sleep(10);
      }
    }
    assertThat(api.get("/v1/stats").body()).contains("\"keys\":500");
  }

  @Test
  void oneMoreImportThanThereArePlacesIsToldToComeLater() throws Exception {
    try (Socket first = connect(HEADER);
        Socket second = connect(HEADER)) {
      HttpResponse<String> answer = send("", HEADER + end(0, 0));
      for (int i = 0; i < 100 && answer.statusCode() == 200; i++) {
        answer = send("", HEADER + end(0, 0));
      }
      assertProblem(answer, 503, "2 imports are under way");
      assertThat(answer.headers().firstValue("retry-after")).contains("5");
      assertThat(first.isClosed() || second.isClosed()).isFalse();
    }
  }
}
