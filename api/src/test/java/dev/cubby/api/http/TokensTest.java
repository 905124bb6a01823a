package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.NewToken;
import dev.cubby.common.tokens.Scope;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A request is let in only by a token that allows what it does (RFC 6750). */
class TokensTest {
  private static final String CHALLENGE = "Bearer realm=\"cubby\"";

  private static final NewToken READER = token("reader", Access.READ, null, "app/");
  private static final NewToken WRITER = token("writer", Access.WRITE, null, "app/", "jobs/");
  private static final NewToken ADMIN = token("admin", Access.WRITE, null, "");
  private static final NewToken OVER =
      token("over", Access.WRITE, Instant.parse("2026-01-01T00:00:00Z"), "");

  private static RunningApi api;

  private static NewToken token(String name, Access access, @Nullable Instant end, String... keys) {
    return NewToken.make(name, new Scope(access, List.of(keys)), end);
  }

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    Path file = data.resolve("tokens");
    Files.write(file, List.of(READER.line(), WRITER.line(), ADMIN.line(), OVER.line()));
    api =
        new RunningApi(
            data,
            Map.of(
                "CUBBY_TOKENS_FILE", file.toString(),
                "CUBBY_ACCESS_LOG", "true",
                "CUBBY_CORS_ORIGINS", "http://site.example"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static HttpResponse<String> ask(NewToken token, String method, String path) {
    var body = BodyPublishers.ofString("x");
    var none = BodyPublishers.noBody();
    boolean bodiless = method.equals("GET") || method.equals("HEAD") || method.equals("DELETE");
    return api.send(
        method, path, bodiless ? none : body, "Authorization", "Bearer " + token.secret());
  }

  private static HttpResponse<String> create(NewToken token, String json) {
    return api.send(
        "POST",
        "/v1/keys",
        BodyPublishers.ofString(json),
        "Content-Type",
        "application/json",
        "Authorization",
        "bearer  " + token.secret());
  }

  private static void isRefused(HttpResponse<String> answer, int status, String challenge) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains(challenge);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/keys",
    "GET, /v1/keys/app/a",
    "HEAD, /v1/keys/app/a",
    "PUT, /v1/keys/app/a",
    "DELETE, /v1/keys/app/a",
    "POST, /v1/keys",
    "PATCH, /v1/keys/app/a?ttl=1",
    "PUT, /v1/keys/app/a?from=1",
    "GET, /v1/changes",
    "GET, /v1/stats",
    "GET, /v1/keys/%ff"
  })
  void withoutATokenEveryUseOfKeysIs401WithoutAnErrorCode(String method, String path) {
    isRefused(api.send(method, path, BodyPublishers.noBody()), 401, CHALLENGE);
  }

  @Test
  void anotherSchemeCountsAsNoToken() {
    isRefused(api.get("/v1/keys", "Authorization", "Basic YTpi"), 401, CHALLENGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer a b",
        "Bearer a,b",
        "Bearer \"a\"",
        "Bearer cubby_unknown",
        "Bearer =",
        "Bearer a=b"
      })
  void aTokenThatIsMalformedOrUnknownIs401(String field) {
    isRefused(
        api.get("/v1/keys/app/a", "Authorization", field),
        401,
        CHALLENGE + ", error=\"invalid_token\"");
  }

  @Test
  void anOversizedTokenIsRefusedByItsLength() {
    var answer = api.get("/v1/keys/app/a", "Authorization", "Bearer " + "a".repeat(257));
    isRefused(answer, 401, CHALLENGE + ", error=\"invalid_token\"");
    assertThat(answer.body()).contains("is no token");
    assertThat(api.get("/v1/keys/app/a", "Authorization", "Bearer " + "a".repeat(256)).body())
        .contains("not known");
  }

  @Test
  void changesNameTheTokenThatWrote() {
    ask(WRITER, "PUT", "/v1/keys/app/by");
    ask(ADMIN, "DELETE", "/v1/keys/app/by");
    assertThat(ask(READER, "GET", "/v1/changes?key=app/by").body())
        .containsSubsequence("\"op\":\"put\"", "\"by\":\"writer\"", "\"by\":\"admin\"");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/changes?prefix=app/, 200",
    "GET, /v1/changes?key=app/a, 200",
    "GET, /v1/changes?key=jobs/a, 403",
    "GET, /v1/changes, 403",
    "GET, /v1/stats?prefix=app/, 200",
    "GET, /v1/stats, 403",
    "PATCH, /v1/keys/app/a?ttl=9, 403",
    "PUT, /v1/keys/app/a?from=1, 403",
    "GET, /v1/keys/jobs/a?at=1, 403"
  })
  void historyIsReadWithinTheScopeAlone(String method, String path, int status) {
    assertThat(ask(READER, method, path).statusCode()).isEqualTo(status);
  }

  @Test
  void aTokenThatExpiredIsNamedWithItsEnd() {
    var answer = ask(OVER, "GET", "/v1/keys/app/a");
    isRefused(answer, 401, CHALLENGE + ", error=\"invalid_token\"");
    assertThat(answer.body()).contains("over", "expired at 2026-01-01T00:00:00Z");
  }

  @Test
  void authorizationInSeveralLinesIs400() throws IOException {
    String line = "Authorization: Bearer " + ADMIN.secret() + "\r\n";
    assertThat(
            api.raw(
                "GET /v1/keys HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + line
                    + line
                    + "\r\n"))
        .startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/keys/app/absent, 404",
    "HEAD, /v1/keys/app/absent, 404",
    "GET, /v1/keys?prefix=app/, 200",
    "GET, /v1/keys?prefix=app/x&delimiter=/, 200",
    "GET, /v1/keys/jobs/a, 403",
    "GET, /v1/keys/application, 403",
    "GET, /v1/keys, 403",
    "HEAD, /v1/keys?prefix=ap, 403",
    "GET, /v1/keys?prefix=app/&prefix=, 400",
    "GET, /v1/keys?prefix=%ff, 400",
    "GET, /v1/keys/app%2F%ff, 400",
    "PUT, /v1/keys/app/a, 403",
    "DELETE, /v1/keys/app/a, 403",
    "POST, /v1/keys, 403",
  })
  void aReaderReadsWhatIsUnderItsPrefixes(String method, String path, int status) {
    assertThat(ask(READER, method, path).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /v1/keys/jobs/one, 201",
    "GET, /v1/keys/jobs/one, 200",
    "DELETE, /v1/keys/jobs/one, 204",
    "PUT, /v1/keys/other, 403",
    "DELETE, /v1/keys/other, 403",
    "GET, /v1/keys/other, 403",
  })
  void aWriterReadsAndWritesUnderItsPrefixes(String method, String path, int status) {
    assertThat(ask(WRITER, method, path).statusCode()).isEqualTo(status);
  }

  @Test
  void aCreationIsCheckedForTheKeyInItsBody() {
    assertThat(create(WRITER, "{\"key\":\"app/new\",\"value\":\"x\"}").statusCode()).isEqualTo(201);
    assertThat(create(WRITER, "{\"key\":\"other\",\"value\":\"x\"}").statusCode()).isEqualTo(403);
    assertThat(create(WRITER, "{\"value\":\"x\"}").statusCode())
        .as("a key of the store's choice begins with none of the prefixes")
        .isEqualTo(403);
    assertThat(create(ADMIN, "{\"value\":\"x\"}").statusCode()).isEqualTo(201);
    isRefused(
        create(READER, "{\"key\":\"app/new\",\"value\":\"x\"}"),
        403,
        CHALLENGE + ", error=\"insufficient_scope\", scope=\"write\"");
  }

  @Test
  void a403SaysWhatIsMissing() {
    assertThat(ask(READER, "GET", "/v1/keys").body()).contains("app/", "ask with such a prefix");
    assertThat(ask(WRITER, "PUT", "/v1/keys/other").body()).contains("app/", "jobs/", "other");
    assertThat(ask(READER, "PUT", "/v1/keys/app/a").body()).contains("may read and not write");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /openapi.json, 200", "GET, /docs, 200", "GET, /docs/problems, 200",
    "OPTIONS, /v1/keys, 204", "OPTIONS, /v1/keys/app/a, 204", "GET, /v1/nothing, 404"
  })
  void whatSaysNothingOfKeysNeedsNoToken(String method, String path, int status) {
    assertThat(api.send(method, path, BodyPublishers.noBody()).statusCode()).isEqualTo(status);
  }

  @Test
  void aPageOfANamedOriginMaySendATokenAndReadTheChallenge() {
    var preflight =
        api.send("OPTIONS", "/v1/keys", BodyPublishers.noBody(), "Origin", "http://site.example");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("Authorization");
    var refused = api.get("/v1/keys", "Origin", "http://site.example");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("WWW-Authenticate");
  }

  @Test
  void withTokensAnyHostIsAnswered() throws IOException {
    assertThat(
            api.raw(
                "GET /v1/keys?prefix=app/ HTTP/1.1\r\nHost: rebind.example\r\nConnection: close\r\n"
                    + "Authorization: Bearer "
                    + READER.secret()
                    + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void theLogNamesTheTokenAndNeverHoldsIt() {
    var logged = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    logged.start();
    root.addAppender(logged);
    try {
      ask(READER, "GET", "/v1/keys/app/logged");
      ask(READER, "GET", "/v1/keys/refused");
      api.get("/v1/keys/app/unknown", "Authorization", "Bearer cubby_not-a-known-one");
    } finally {
      root.detachAppender(logged);
    }
    List<String> lines =
        logged.list.stream()
            .map(event -> event.getFormattedMessage() + " " + event.getKeyValuePairs())
            .toList();
    assertThat(lines).anyMatch(line -> line.contains("app/logged") && line.contains("\"reader\""));
    assertThat(lines).anyMatch(line -> line.contains("refused") && line.contains("\"reader\""));
    assertThat(lines).anyMatch(line -> line.contains("unknown") && !line.contains("token="));
    assertThat(lines)
        .noneMatch(line -> line.contains(READER.secret()) || line.contains("cubby_not-a"))
        .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("bearer"));
  }
}
