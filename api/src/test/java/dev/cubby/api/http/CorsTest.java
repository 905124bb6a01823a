package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorsTest {
  @TempDir Path data;

  @Test
  void noOtherOriginMayCallByDefault() {
    try (var api = new RunningApi(data, Map.of())) {
      var answer = api.get("/v1/keys", "Origin", "https://evil.example");
      assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }
  }

  @Test
  void onlyNamedOriginsMayCall() {
    try (var api = new RunningApi(data, Map.of("CUBBY_CORS_ORIGINS", "http://site.example"))) {
      var named = api.get("/v1/keys", "Origin", "http://site.example");
      assertThat(named.headers().firstValue("access-control-allow-origin"))
          .contains("http://site.example");
      assertThat(named.headers().firstValue("access-control-expose-headers").orElse(""))
          .contains("ETag", "Idempotency-Replayed");
      var other = api.get("/v1/keys", "Origin", "https://evil.example");
      assertThat(other.headers().map()).doesNotContainKey("access-control-allow-origin");
      assertThat(other.headers().firstValue("vary")).contains("Origin");
    }
  }

  @Test
  void aPreflightIsToldTheMethodsAndHeaders() {
    try (var api = new RunningApi(data, Map.of("CUBBY_CORS_ORIGINS", "http://site.example"))) {
      var answer =
          api.send(
              "OPTIONS",
              "/v1/keys/a",
              BodyPublishers.noBody(),
              "Origin",
              "http://site.example",
              "Access-Control-Request-Method",
              "PUT");
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue("access-control-allow-methods").orElse(""))
          .contains("PUT", "PATCH", "DELETE");
      assertThat(answer.headers().firstValue("access-control-allow-headers").orElse(""))
          .contains("If-Match", "Content-Type", "Idempotency-Key");
    }
  }
}
