package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.http.Watching.Block;
import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.NewToken;
import dev.cubby.common.tokens.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream is let in by its token, and lasts no longer than the token counts. */
class WatchTokensTest {
  private static final Scope APP = new Scope(Access.READ, List.of("app/"));

  @TempDir Path data;

  private RunningApi start(NewToken... tokens) throws Exception {
    Files.write(tokens(), List.of(tokens).stream().map(NewToken::line).toList());
    return new RunningApi(data, Map.of("CUBBY_TOKENS_FILE", tokens().toString()));
  }

  private Path tokens() {
    return data.resolve("tokens");
  }

  private static String[] by(NewToken token) {
    return new String[] {"Authorization", "Bearer " + token.secret()};
  }

  @Test
  void aTokenWatchesWhatItMayRead() throws Exception {
    NewToken reader = NewToken.make("reader", APP, null);
    try (var api = start(reader)) {
      assertThat(api.get("/v1/watch?prefix=app/").statusCode()).isEqualTo(401);
      for (String beyond : List.of("", "?prefix=ap", "?prefix=jobs/", "?key=jobs/1")) {
        assertThat(api.get("/v1/watch" + beyond, by(reader)).statusCode()).isEqualTo(403);
      }
      for (String within : List.of("?prefix=app/", "?prefix=app/1", "?key=app/1")) {
        try (var watching = new Watching(api, within, by(reader))) {
          assertThat(watching.answer().statusCode()).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void aTokenThatIsWithdrawnEndsItsStreamsAlone() throws Exception {
    NewToken reader = NewToken.make("reader", APP, null);
    NewToken other = NewToken.make("other", APP, null);
    try (var api = start(reader, other);
        var withdrawn = new Watching(api, "?prefix=app/", by(reader));
        var left = new Watching(api, "?prefix=app/", by(other))) {
      withdrawn.next();
      left.next();
      Files.writeString(tokens(), other.line() + "\n");
      long begun = System.nanoTime();
      assertThat(withdrawn.next().get("retry")).isNotNull();
      assertThat(withdrawn.next()).isSameAs(Block.END);
      assertThat(System.nanoTime() - begun).isLessThan(6_000_000_000L);
      assertThat(left.isQuiet()).isTrue();
    }
  }

  @Test
  void aTokenThatExpiresEndsItsStreams() throws Exception {
    Instant end = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
    NewToken reader = NewToken.make("reader", APP, end);
    try (var api = start(reader);
        var watching = new Watching(api, "?prefix=app/", by(reader))) {
      watching.next();
      assertThat(watching.next().get("retry")).isNotNull();
      assertThat(watching.next()).isSameAs(Block.END);
      assertThat(Instant.now()).isAfterOrEqualTo(end);
      assertThat(api.get("/v1/watch?prefix=app/", by(reader)).statusCode()).isEqualTo(401);
    }
  }
}
