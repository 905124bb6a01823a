package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.NewToken;
import dev.cubby.common.tokens.Scope;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An idempotency key is the token's own. */
class IdempotencyTokensTest {
  private static final NewToken ONE = token("one", "");
  private static final NewToken OTHER = token("other", "");
  private static final NewToken NARROW = token("narrow", "narrow/");
  private static RunningApi api;

  private static NewToken token(String name, String prefix) {
    return NewToken.make(name, new Scope(Access.WRITE, List.of(prefix)), null);
  }

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    Path file = data.resolve("tokens");
    Files.write(file, List.of(ONE.line(), OTHER.line(), NARROW.line()));
    api = new RunningApi(data, Map.of("CUBBY_TOKENS_FILE", file.toString()));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static HttpResponse<String> put(NewToken token, String path, String value) {
    return api.put(
        path, value, "Idempotency-Key", "same", "Authorization", "Bearer " + token.secret());
  }

  @Test
  void twoTokensMayUseTheSameKey() {
    assertThat(put(ONE, "/v1/keys/a", "of one").statusCode()).isEqualTo(201);
    HttpResponse<String> other = put(OTHER, "/v1/keys/b", "of another");
    assertThat(other.statusCode()).isEqualTo(201);
    assertThat(other.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(put(ONE, "/v1/keys/a", "of one").headers().firstValue("Idempotency-Replayed"))
        .isPresent();
  }

  @Test
  void aRequestBeyondTheScopeIsRefusedAndItsKeyIsFree() {
    assertThat(put(NARROW, "/v1/keys/a", "x").statusCode()).isEqualTo(403);
    assertThat(put(NARROW, "/v1/keys/narrow/a", "x").statusCode()).isEqualTo(201);
  }
}
