package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 13, on every method: a table of the fields that a request has. */
class ConditionalRequestsTest {
  private static final String PAST = "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT";
  private static final String FUTURE = "Fri, 01 Jan 2100 00:00:00 GMT";
  @TempDir static Path data;
  private static RunningApi api;
  private static int keys;
  private String path = "";
  private String old = "";
  private String current = "";

  @BeforeAll
  static void start() {
    api = new RunningApi(data, Map.of());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void writeTwoVersions() {
    path = "/v1/keys/conditional-" + keys++;
    old = etag(api.put(path, "first"));
    current = etag(api.put(path, "second"));
  }

  private static String etag(java.net.http.HttpResponse<String> answer) {
    return answer.headers().firstValue("etag").orElseThrow();
  }

  /** Sends the lines of a table's row: OLD and CURRENT stand for the key's entity tags. */
  private int status(String method, String target, String lines) throws IOException {
    String fields =
        lines.replace("OLD", old).replace("CURRENT", current).replaceAll(" *; *", "\r\n");
    String body = method.equals("PUT") ? "\r\nContent-Length: 1\r\n\r\nx" : "\r\n\r\n";
    String answer =
        api.raw(
            "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s%s"
                .formatted(method, target, fields, body));
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "If-Match: CURRENT|200",
        "If-Match: OLD|412",
        "If-Match: W/CURRENT|412",
        "If-Match: *|200",
        "If-Match: OLD; If-Match: CURRENT|200",
        "If-Match: CURRENT; If-Match: OLD|200",
        "If-None-Match: CURRENT|304",
        "If-None-Match: OLD; If-None-Match: CURRENT|304",
        "If-None-Match: W/CURRENT|304",
        "If-None-Match: OLD|200",
        "If-None-Match: *|304",
        "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT|304",
        "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT|200",
        PAST + "|412",
        "If-Unmodified-Since: Fri, 01 Jan 2100 00:00:00 GMT|200",
      })
  void aReadIsConditional(String lines, int expected) throws IOException {
    assertThat(status("GET", path, lines)).isEqualTo(expected);
    assertThat(status("HEAD", path, lines)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "If-Match: CURRENT|200",
        "If-Match: OLD|412",
        "If-Match: OLD; If-Match: CURRENT|200",
        "If-Match: CURRENT; If-Match: OLD|200",
        "If-Match: OLD; If-Match: \"1234567\"|412",
        "If-Match: W/CURRENT|412",
        "If-None-Match: *|412",
        "If-None-Match: OLD; If-None-Match: CURRENT|412",
        "If-None-Match: CURRENT; If-None-Match: OLD|412",
        "If-None-Match: OLD|200",
        "If-Match: CURRENT; If-None-Match: *|412",
        "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT|200",
        "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT|200",
        PAST + "|412",
        "If-Unmodified-Since: Fri, 01 Jan 2100 00:00:00 GMT|200",
        "If-Match: CURRENT; " + PAST + "|200",
      })
  void aWriteIsConditional(String lines, int expected) throws IOException {
    assertThat(status("PUT", path, lines)).isEqualTo(expected);
    assertThat(api.get(path).body()).isEqualTo(expected == 200 ? "x" : "second");
    writeTwoVersions();
    assertThat(status("DELETE", path, lines)).isEqualTo(expected == 200 ? 204 : expected);
    assertThat(api.get(path).statusCode()).isEqualTo(expected == 200 ? 404 : 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"If-Match: \"7\"", "If-Match: *", "If-None-Match: *", PAST})
  void whatIsNotThereIs404WhateverItWasConditionalOn(String line) throws IOException {
    for (String method : new String[] {"GET", "HEAD", "DELETE"}) {
      assertThat(status(method, path + "-none", line)).as(method).isEqualTo(404);
    }
  }

  @Test
  void aKeyThatIsNotThereIsCreatedOnlyIfItsGuardHolds() throws IOException {
    assertThat(status("PUT", path + "-a", "If-Match: *")).isEqualTo(412);
    assertThat(status("PUT", path + "-b", "If-None-Match: *")).isEqualTo(201);
    assertThat(status("PUT", path + "-c", "If-None-Match: OLD; If-None-Match: CURRENT"))
        .isEqualTo(201);
    assertThat(status("PUT", path + "-d", "If-Unmodified-Since: " + FUTURE)).isEqualTo(201);
  }

  @Test
  void aGuardOnTheListOfKeysIsNotIgnored() {
    String json = "{\"value\":\"x\"}";
    for (String[] guard : new String[][] {{"If-Match", "\"7\""}, {"If-None-Match", "*"}}) {
      var answer =
          api.send(
              "POST",
              "/v1/keys",
              BodyPublishers.ofString(json),
              "Content-Type",
              "application/json",
              guard[0],
              guard[1]);
      assertThat(answer.statusCode()).isEqualTo(412);
    }
    assertThat(api.get("/v1/keys?limit=1", "If-Match", "\"7\"").statusCode()).isEqualTo(412);
    assertThat(api.get("/v1/keys?limit=1", "If-Match", "*").statusCode()).isEqualTo(200);
  }

  @Test
  void aRangeIsOfTheVersionThatIfRangeNames() {
    assertThat(api.get(path, "Range", "bytes=1-2", "If-Range", current).body()).isEqualTo("ec");
    assertThat(api.get(path, "Range", "bytes=1-2", "If-Range", old).body()).isEqualTo("second");
    var answer = api.get(path, "Range", "bytes=1-2", "If-Range", FUTURE);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(api.get(path, "Range", "bytes=1-2", "If-Match", old).statusCode()).isEqualTo(412);
  }
}
