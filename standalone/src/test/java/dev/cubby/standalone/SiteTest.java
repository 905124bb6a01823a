package dev.cubby.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The site's files, conditional and in parts, over either version of HTTP. */
@ParameterizedClass
@EnumSource(
    value = Version.class,
    names = {"HTTP_1_1", "HTTP_2"})
final class SiteTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static RunningStandalone running;
  private static HttpResponse<String> script;
  private static String etag;

  private final Version version;

  SiteTest(Version version) {
    this.version = version;
  }

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    running = new RunningStandalone(data);
    script = running.ask(Version.HTTP_1_1, "GET", "/app/main.js");
    etag = script.headers().firstValue("ETag").orElseThrow();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "304;If-None-Match: *",
        "304;If-None-Match: TAG",
        "304;If-None-Match: W/TAG",
        "304;If-None-Match: \"other\", TAG",
        "304;If-None-Match: \"other\"|If-None-Match: TAG",
        "304;If-None-Match: TAG|If-None-Match: \"other\"",
        "200;If-None-Match: \"other\"",
        "200;If-None-Match: \"other\"|If-None-Match: \"another\"",
        "200;If-None-Match: \"xTAGx\"",
        "200;If-Match: *",
        "200;If-Match: \"other\"|If-Match: TAG",
        "412;If-Match: \"other\"",
        "412;If-Match: W/TAG",
        "412;If-Match: \"other\"|If-None-Match: TAG",
        "200;If-Modified-Since: Sun, 06 Nov 2094 08:49:37 GMT",
      })
  void preconditionsAreHeeded(int status, String lines) throws Exception {
    String[] fields = lines.replace("TAG", etag).split("\\|");
    HttpResponse<String> whole = ask("GET", "/app/main.js", fields);

    assertThat(whole.statusCode()).isEqualTo(status);
    assertThat(ask("HEAD", "/app/main.js", fields).statusCode()).isEqualTo(status);
    assertThat(whole.headers().firstValue("ETag")).contains(etag);
    if (status == 304) {
      assertThat(whole.body()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-3, 0, 3", "bytes=-2, -2, -1", "bytes=1-99999999999999999999, 1, -1"})
  void partsAreSent(String range, int first, int last) throws Exception {
    int size = script.body().length();
    int start = Math.floorMod(first, size);
    int end = Math.floorMod(last, size);
    HttpResponse<String> part = get("Range: " + range);

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(script.body().substring(start, end + 1));
    assertThat(part.headers().firstValue("Content-Range"))
        .contains("bytes %d-%d/%d".formatted(start, end, size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=99999999-", "bytes=-0", "bytes=99999999999999999999-"})
  void partsOutsideAreRefusedWithTheSize(String range) throws Exception {
    HttpResponse<String> refusal = get("Range: " + range);

    assertThat(refusal.statusCode()).isEqualTo(416);
    assertThat(refusal.headers().firstValue("Content-Range"))
        .contains("bytes */" + script.body().length());
  }

  @ParameterizedTest
  @CsvSource({"TAG, 206", "'\"other\"', 200", "W/TAG, 200"})
  void ifRangeNamesWhatThePartBelongsTo(String tag, int status) throws Exception {
    String ifRange = "If-Range: " + tag.replace("TAG", etag);

    assertThat(get("Range: bytes=0-0", ifRange).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/app/main.js", "/style.css", "/nothing.js"})
  void headHasTheFieldsOfGetAndNoBody(String path) throws Exception {
    HttpResponse<String> get = ask("GET", path);
    HttpResponse<String> head = ask("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    for (String name : List.of("Content-Length", "Content-Type", "ETag", "Cache-Control")) {
      assertThat(head.headers().allValues(name)).isEqualTo(get.headers().allValues(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"})
  void otherMethodsAreRefusedWithThoseThatAreAllowed(String method) throws Exception {
    HttpResponse<String> refusal = ask(method, "/app/main.js");

    assertThat(refusal.statusCode()).isEqualTo(405);
    assertThat(refusal.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(refusal.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({"GET, /", "HEAD, /style.css", "GET, /nothing", "PUT, /"})
  void everyAnswerHasDateTraceAndPolicy(String method, String path) throws Exception {
    String trace = "traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01";
    HttpResponse<String> answer = ask(method, path, trace);

    assertThat(answer.headers().allValues("Date")).hasSize(1);
    assertThat(answer.headers().firstValue("traceparent").orElseThrow()).contains(TRACE);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
  }

  private HttpResponse<String> get(String... lines) throws IOException, InterruptedException {
    return ask("GET", "/app/main.js", lines);
  }

  private HttpResponse<String> ask(String method, String path, String... lines)
      throws IOException, InterruptedException {
    return running.ask(version, method, path, lines);
  }
}
