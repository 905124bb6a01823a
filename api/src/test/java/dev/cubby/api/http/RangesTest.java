package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, section 14, of values and of the API's own pages. */
class RangesTest {
  @TempDir static Path data;
  private static RunningApi api;

  @BeforeAll
  static void start() {
    api = new RunningApi(data, Map.of());
    api.put("/v1/keys/ten", "0123456789");
    api.put("/v1/keys/empty", "");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ten|bytes=-3|206|789|bytes 7-9/10",
        "ten|bytes=8-99999999999999999999|206|89|bytes 8-9/10",
        "ten|bytes=10-|416||bytes */10",
        "ten|bytes=99999999999999999999-|416||bytes */10",
        "ten|bytes=-0|416||bytes */10",
        "ten|bytes=4-2|200|0123456789|",
        "ten|lines=1-2|200|0123456789|",
        "empty|bytes=-5|200||",
        "empty|bytes=0-|416||bytes */0",
      })
  void aRangeIsServedOrNot(String key, String range, int status, String body, String contentRange) {
    var answer = api.get("/v1/keys/" + key, "Range", range);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-range").orElse(null)).isEqualTo(contentRange);
    if (status != 416) {
      assertThat(answer.body()).isEqualTo(body == null ? "" : body);
    }
  }

  @Test
  void severalRangesComeAsPartsOfOneAnswer() {
    var answer = api.get("/v1/keys/ten", "Range", "bytes=0-1, -2");
    assertThat(answer.statusCode()).isEqualTo(206);
    String type = answer.headers().firstValue("content-type").orElseThrow();
    assertThat(type).startsWith("multipart/byteranges; boundary=");
    String boundary = "--" + type.substring(type.indexOf('=') + 1);
    assertThat(answer.body())
        .isEqualTo(
            """
            B
            Content-Type: application/octet-stream
            Content-Range: bytes 0-1/10

            01
            B
            Content-Type: application/octet-stream
            Content-Range: bytes 8-9/10

            89
            B--
            """
                .replace("B--", boundary + "--")
                .replaceAll("(?m)^B$", boundary)
                .replace("\n", "\r\n"));
  }

  @Test
  void headAndWritesKnowNoRanges() {
    var body = java.net.http.HttpRequest.BodyPublishers.noBody();
    var head = api.send("HEAD", "/v1/keys/ten", body, "Range", "bytes=0-1");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("content-length")).contains("10");
    assertThat(api.put("/v1/keys/whole", "abc", "Range", "bytes=0-1").statusCode()).isEqualTo(201);
    assertThat(api.get("/v1/keys/whole").body()).isEqualTo("abc");
  }

  @Test
  void theApisOwnPagesAreServedInPartsToo() {
    assertThat(api.get("/openapi.json", "Range", "bytes=0-0").body()).isEqualTo("{");
  }
}
