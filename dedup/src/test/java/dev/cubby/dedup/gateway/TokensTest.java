package dev.cubby.dedup.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.NewToken;
import dev.cubby.common.tokens.Scope;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is checked before its read boards a flight, which is then shared across tokens. */
@Timeout(60)
class TokensTest {
  private static final String PATH = "/v1/keys/app/hot";

  /** As many as arrive well before a flight counts as slow, and the next one departs. */
  private static final List<NewToken> READERS =
      IntStream.range(0, 50).mapToObj(number -> reader("reader" + number, "app/")).toList();

  private static final NewToken STRANGER = reader("stranger", "other/");

  private final BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
  @TempDir Path folder;
  private Map<String, String> settings = Map.of();

  private static NewToken reader(String name, String prefix) {
    return NewToken.make(name, new Scope(Access.READ, List.of(prefix)), null);
  }

  private static String bearer(NewToken token) {
    return "Bearer " + token.secret();
  }

  private static CompletableFuture<HttpResponse<String>> read(
      RunningGateway gateway, String path, NewToken token) {
    return gateway.read(path, "Authorization", bearer(token));
  }

  private static void await(RunningGateway gateway, int callers) throws InterruptedException {
    while (gateway.metric("cubby_flights_callers") != callers) {
      Thread.sleep(1);
    }
  }

  @BeforeEach
  void writeTokens() throws IOException {
    Path file = folder.resolve("tokens");
    List<String> lines = READERS.stream().map(NewToken::line).toList();
    Files.write(file, lines);
    Files.writeString(file, Files.readString(file) + STRANGER.line());
    settings = Map.of("CUBBY_TOKENS_FILE", file.toString(), "CUBBY_READ_DEADLINE", "30s");
  }

  private RunningGateway gateway(FakeApi api) {
    return new RunningGateway(settings, api.port());
  }

  @Test
  void readersOfManyTokensCostTheApiTwoReads() throws Exception {
    try (var api = new FakeApi(held::add);
        var gateway = gateway(api)) {
      var first = read(gateway, PATH, READERS.getFirst());
      HttpServerRequest running = held.take();
      var others = READERS.stream().skip(1).map(token -> read(gateway, PATH, token)).toList();
      await(gateway, READERS.size());
      assertThat(running.getHeader("Authorization")).isEqualTo(bearer(READERS.getFirst()));
      running.response().end("old");
      HttpServerRequest pending = held.take();
      assertThat(pending.getHeader("Authorization")).startsWith("Bearer cubby_");
      pending.response().end("new");
      assertThat(first.get().body()).isEqualTo("old");
      for (var other : others) {
        assertThat(other.get().body()).isEqualTo("new");
      }
      assertThat(api.requests.get()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/keys/app/hot, 403",
    "/v1/keys/%61pp/hot, 403",
    "/v1/keys, 403",
    "/v1/keys?limit=3, 403",
    "/v1/keys?prefix=app/, 403"
  })
  void aReaderBeyondItsScopeNeverBoards(String path, int status) throws Exception {
    try (var api = new FakeApi(held::add);
        var gateway = gateway(api)) {
      CompletableFuture<HttpResponse<String>> allowed = null;
      if (path.contains("hot")) {
        allowed = read(gateway, path, READERS.getFirst());
        held.take();
      }
      var refused = read(gateway, path, STRANGER).get();
      assertThat(refused.statusCode()).isEqualTo(status);
      assertThat(refused.body()).contains("stranger", "other/");
      assertThat(api.requests.get()).isEqualTo(allowed == null ? 0 : 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer cubby_unknown", "Bearer", "Basic YTpi"})
  void aTokenThatDoesNotCountNeverBoards(String field) throws Exception {
    try (var api = new FakeApi(held::add);
        var gateway = gateway(api)) {
      var refused = gateway.get(PATH, "Authorization", field);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
          .startsWith("Bearer realm=\"cubby\"");
      assertThat(gateway.get(PATH).statusCode()).isEqualTo(401);
      assertThat(api.requests.get()).isZero();
    }
  }

  /** The API knows which origins may read its answers; this gateway does not. */
  @Test
  void theApiItselfRefusesAPageOfAnotherOrigin() throws Exception {
    try (var api = new FakeApi(request -> request.response().setStatusCode(401).end("its own"));
        var gateway = gateway(api)) {
      assertThat(gateway.get(PATH, "Origin", "http://site.example").body()).isEqualTo("its own");
    }
  }

  @Test
  void readsOfWhichTheApiAloneKnowsTheNeedAreSharedOnlyWithinAToken() throws Exception {
    try (var api = new FakeApi(held::add);
        var gateway = gateway(api)) {
      var answers =
          READERS.subList(0, 3).stream().map(r -> read(gateway, "/v1/unknown", r)).toList();
      // Where they shared flights, two would be enough for the three of them.
      var requests = new ArrayList<HttpServerRequest>();
      while (requests.size() < 3) {
        requests.add(requireNonNull(held.poll(10, TimeUnit.SECONDS), "one for each token"));
      }
      requests.forEach(request -> request.response().end(request.getHeader("Authorization")));
      assertThat(answers.stream().map(answer -> answer.join().body()).distinct()).hasSize(3);
      var without = gateway.read("/docs");
      held.take().response().end("docs");
      assertThat(without.get().body()).isEqualTo("docs");
    }
  }

  /** The API may know tokens of which this gateway has not read yet that they were withdrawn. */
  @Test
  void aRefusalGoesToNoOtherCallerThanItsOwn() throws Exception {
    try (var api = new FakeApi(held::add);
        var gateway = gateway(api)) {
      var blocker = read(gateway, PATH, READERS.get(0));
      HttpServerRequest running = held.take();
      var withdrawn = read(gateway, PATH, READERS.get(1));
      await(gateway, 2);
      var allowed = read(gateway, PATH, READERS.get(2));
      await(gateway, 3);
      withdrawn.cancel(true);
      await(gateway, 2);
      running.response().end("old");
      HttpServerRequest pending = held.take();
      assertThat(pending.getHeader("Authorization")).isEqualTo(bearer(READERS.get(1)));
      pending.response().setStatusCode(401).end("withdrawn");
      HttpServerRequest own = held.take();
      assertThat(own.getHeader("Authorization")).isEqualTo(bearer(READERS.get(2)));
      own.response().end("new");
      assertThat(allowed.get().body()).isEqualTo("new");
      assertThat(blocker.get().body()).isEqualTo("old");
      gateway.awaitMemoryGivenBack();
    }
  }

  @Test
  void writesAreLeftToTheApi() throws Exception {
    try (var api =
            new FakeApi(request ->
                request.response().end(String.valueOf(request.getHeader("Authorization"))));
        var gateway = gateway(api)) {
      assertThat(gateway.send("DELETE", PATH).body()).isEqualTo("null");
      assertThat(gateway.send("DELETE", PATH, "Authorization", "Bearer cubby_x").body())
          .isEqualTo("Bearer cubby_x");
    }
  }
}
