package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.NewToken;
import dev.cubby.common.tokens.Scope;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports and imports within the scope of a token. */
class ExportTokensTest {
  private static final NewToken READER = token("reader", Access.READ, "app/");
  private static final NewToken WRITER = token("writer", Access.WRITE, "app/");
  private static final NewToken ADMIN = token("admin", Access.WRITE, "");
  private static RunningApi api;

  private static NewToken token(String name, Access access, String prefix) {
    return NewToken.make(name, new Scope(access, List.of(prefix)), null);
  }

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    Path file = data.resolve("tokens");
    Files.write(file, List.of(READER.line(), WRITER.line(), ADMIN.line()));
    api = new RunningApi(data, Map.of("CUBBY_TOKENS_FILE", file.toString()));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static HttpResponse<String> export(NewToken token, String query) {
    return api.get("/v1/export" + query, "Authorization", "Bearer " + token.secret());
  }

  private static HttpResponse<String> imports(NewToken token, String lines) {
    return api.send(
        "POST",
        "/v1/import",
        BodyPublishers.ofString("{\"cubby\":1}\n" + lines),
        "Content-Type",
        "application/x-ndjson",
        "Authorization",
        "Bearer " + token.secret());
  }

  @Test
  void anExportNeedsToReadAllKeysOfItsPrefix() {
    assertThat(export(READER, "?prefix=app/").statusCode()).isEqualTo(200);
    assertThat(export(ADMIN, "").statusCode()).isEqualTo(200);
    assertThat(export(READER, "").statusCode()).isEqualTo(403);
    assertThat(export(READER, "?prefix=ap").statusCode()).isEqualTo(403);
    assertThat(api.get("/v1/export").statusCode()).isEqualTo(401);
  }

  @Test
  void aLineBeyondTheScopeFailsAndTheOthersDoNot() {
    HttpResponse<String> answer =
        imports(
            WRITER, "{\"key\":\"app/a\",\"value\":\"x\"}\n{\"key\":\"other\",\"value\":\"x\"}\n");
    assertThat(answer.body())
        .contains("\"created\":1", "\"failed\":1", "\"line\":3,\"key\":\"other\"");
    var read = api.get("/v1/keys/other", "Authorization", "Bearer " + ADMIN.secret());
    assertThat(read.statusCode()).isEqualTo(404);
    var changes = api.get("/v1/changes?key=app/a", "Authorization", "Bearer " + READER.secret());
    assertThat(changes.body()).contains("\"by\":\"writer\"");
  }

  @Test
  void anImportNeedsATokenThatWrites() {
    assertThat(imports(READER, "").statusCode()).isEqualTo(403);
  }
}
