package dev.cubby.api.http;

import static dev.cubby.api.http.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.http.Watching.Block;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v1/watch}, as Server-Sent Events (WHATWG HTML, section 9.2). */
class WatchEndpointTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path data;
  private RunningApi api;

  @BeforeEach
  void start() {
    api = new RunningApi(data, Map.of("CUBBY_MAX_WATCHERS", "3"));
    api.put("/v1/keys/a", "one", "Content-Type", "text/plain"); // version 1
    api.put("/v1/keys/b/1", "other"); // 2
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static JsonNode data(Block block) {
    return JSON.readTree(Objects.requireNonNull(block.get("data")));
  }

  @Test
  void changesAreToldAsTheyAreCommitted() throws Exception {
    try (var watching = new Watching(api, "")) {
      var headers = watching.answer().headers();
      assertThat(watching.answer().statusCode()).isEqualTo(200);
      assertThat(headers.firstValue("content-type")).contains("text/event-stream");
      assertThat(headers.firstValue("cache-control")).contains("no-store");
      assertThat(watching.next().fields()).isEqualTo(Map.of("retry", "1000", "id", "2"));
      api.put("/v1/keys/a?ttl=60", "two");
      api.delete("/v1/keys/b/1");
      Block put = watching.next();
      assertThat(put.id()).isEqualTo(3);
      assertThat(put.get("event")).isEqualTo("put");
      JsonNode told = data(put);
      assertThat(told)
          .isEqualTo(
              JSON.readTree(api.get("/v1/changes?after=2&limit=1").body()).get("changes").get(0));
      assertThat(told.get("key").stringValue()).isEqualTo("a");
      assertThat(told.has("value")).isFalse();
      Block delete = watching.next();
      assertThat(delete.id()).isEqualTo(4);
      assertThat(delete.get("event")).isEqualTo("delete");
    }
  }

  @Test
  void anExpiryIsToldWithinSeconds() throws Exception {
    try (var watching = new Watching(api, "?after=2")) {
      api.put("/v1/keys/c?ttl=1", "x");
      watching.next();
      assertThat(watching.next().get("event")).isEqualTo("put");
      assertThat(watching.next().get("event")).isEqualTo("expire");
    }
  }

  @Test
  void aStreamGoesOnBehindTheLastEventIdWhateverTheUrlSays() throws Exception {
    api.put("/v1/keys/a", "three");
    try (var watching = new Watching(api, "?after=0", "Last-Event-ID", "1")) {
      assertThat(watching.next().id()).isEqualTo(1);
      assertThat(watching.next().id()).isEqualTo(2);
      assertThat(watching.next().id()).isEqualTo(3);
      assertThat(watching.isQuiet()).isTrue();
    }
  }

  @Test
  void oneKeyOrAPrefixIsWatched() throws Exception {
    try (var key = new Watching(api, "?key=a&after=0");
        var prefix = new Watching(api, "?prefix=b/&after=0")) {
      key.next();
      prefix.next();
      assertThat(key.next().id()).isEqualTo(1);
      assertThat(prefix.next().id()).isEqualTo(2);
      api.put("/v1/keys/ab", "x");
      api.put("/v1/keys/b/2", "x");
      assertThat(prefix.next().id()).isEqualTo(4);
      assertThat(key.isQuiet()).isTrue();
    }
  }

  @Test
  void valuesAreToldAsTextOrAsBase64UpToALimit() throws Exception {
    try (var watching = new Watching(api, "?values=true")) {
      watching.next();
      api.put("/v1/keys/a", "line\nline é");
      assertThat(data(watching.next()).get("value").stringValue()).isEqualTo("line\nline é");
      byte[] bytes = {0, (byte) 0xff, '\n'};
      api.send("PUT", "/v1/keys/a", BodyPublishers.ofByteArray(bytes));
      JsonNode base64 = data(watching.next());
      assertThat(Base64.getDecoder().decode(base64.get("valueBase64").stringValue()))
          .isEqualTo(bytes);
      assertThat(base64.has("value")).isFalse();
      api.put("/v1/keys/a", "x".repeat((64 << 10) + 1));
      JsonNode large = data(watching.next());
      assertThat(large.get("size").intValue()).isEqualTo((64 << 10) + 1);
      assertThat(large.has("value")).isFalse();
      api.put("/v1/keys/a", "x".repeat(64 << 10));
      assertThat(data(watching.next()).get("value").stringValue()).hasSize(64 << 10);
      api.delete("/v1/keys/a");
      assertThat(data(watching.next()).has("value")).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "?after=3, 400, the newest is 2",
    "?after=x, 400, whole number",
    "?values=yes, 400, true or false",
    "?values=, 400, true or false",
    "?key=a&prefix=a, 400, not both",
    "?key=, 400, The key is empty",
    "?limit=5, 400, no query parameter"
  })
  void whatCannotBeWatchedIsRefused(String query, int status, String says) {
    assertProblem(api.get("/v1/watch" + query), status, says);
  }

  @ParameterizedTest
  @CsvSource({"x, Last-Event-ID", "'', Last-Event-ID", "-1, whole number", "3, the newest is 2"})
  void aWrongLastEventIdIsRefused(String id, String says) {
    assertProblem(api.get("/v1/watch", "Last-Event-ID", id), 400, says);
  }

  @Test
  void itIsReadAlone() {
    var head = api.send("HEAD", "/v1/watch?after=1", BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("content-type")).contains("text/event-stream");
    assertThat(head.body()).isEmpty();
    var put = api.send("PUT", "/v1/watch", BodyPublishers.noBody());
    assertProblem(put, 405, "PUT");
    assertThat(put.headers().firstValue("allow")).contains("GET, HEAD, OPTIONS");
    assertThat(api.get("/v1/watch", "If-None-Match", "*").statusCode()).isEqualTo(304);
    assertProblem(api.get("/v1/watch", "If-Match", "\"1\""), 412, "entity tag");
  }

  @Test
  void moreWatchersThanTheLimitAreToldToComeAgain() throws Exception {
    var three = new ArrayList<Watching>();
    for (int i = 0; i < 3; i++) {
      three.add(new Watching(api, ""));
      three.getLast().next();
    }
    try (var fourth = new Watching(api, "")) {
      assertThat(fourth.answer().statusCode()).isEqualTo(503);
      assertThat(fourth.answer().headers().firstValue("retry-after")).contains("5");
    }
    assertProblem(api.get("/v1/watch?after=9"), 503, "Too many watch");
    three.removeLast().close();
    awaitRoom();
    // A watcher that is refused, and one that only asks for the head, take no place.
    for (int i = 0; i < 5; i++) {
      assertProblem(api.get("/v1/watch?after=9"), 400, "the newest");
      api.send("HEAD", "/v1/watch", BodyPublishers.noBody());
    }
    try (var again = new Watching(api, "")) {
      assertThat(again.answer().statusCode()).isEqualTo(200);
    }
    three.forEach(Watching::close);
  }

  private void awaitRoom() throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      if (api.send("HEAD", "/v1/watch", BodyPublishers.noBody()).statusCode() == 200) {
        return;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("the watcher that left keeps its place");
  }

  @Test
  void theEndOfTheProcessEndsStreamsWithATimeToComeBack() throws Exception {
    try (var watching = new Watching(api, "")) {
      watching.next();
      long begun = System.nanoTime();
      api.close();
      Block last = watching.next();
      assertThat(Integer.parseInt(Objects.requireNonNull(last.get("retry")))).isBetween(500, 2000);
      assertThat(watching.next()).isSameAs(Block.END);
      assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
    }
  }

  @Test
  void aStreamBeforeTheHorizonIsGone(@TempDir Path other) throws InterruptedException {
    try (var forgetful = new RunningApi(other, Map.of("CUBBY_HISTORY_BYTES", "0"))) {
      forgetful.put("/v1/keys/a", "one");
      forgetful.put("/v1/keys/a", "two");
      HttpResponse<String> answer = forgetful.get("/v1/changes?after=1");
      for (int i = 0; i < 1_000 && answer.statusCode() == 200; i++) {
        Thread.sleep(10);
        answer = forgetful.get("/v1/changes?after=1");
      }
      HttpResponse<String> gone = forgetful.get("/v1/watch?after=1");
      assertProblem(gone, 410, "list the keys");
      assertThat(gone.body()).contains("\"oldestVersion\":2");
      assertThat(forgetful.send("HEAD", "/v1/watch?after=2", BodyPublishers.noBody()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void withoutHistoryAWatcherIsStillToldEachChange(@TempDir Path other) throws Exception {
    try (var forgetful = new RunningApi(other, Map.of("CUBBY_HISTORY_AGE", "0"));
        var watching = new Watching(forgetful, "")) {
      watching.next();
      var told = new ArrayList<Long>();
      for (int i = 1; i <= 300; i++) {
        forgetful.put("/v1/keys/a", "x" + i);
        Thread.sleep(10);
      }
      while (told.size() < 300) {
        told.add(watching.next().id());
      }
      assertThat(told).isSorted().doesNotHaveDuplicates().startsWith(1L).endsWith(300L);
    }
  }

  /** The client reads nothing until more waits for it than the sockets and the bound hold. */
  @Test
  void aClientThatDoesNotReadIsCutOffAndGoesOnById() throws Exception {
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(16 << 10);
      socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
      socket
          .getOutputStream()
          .write(
              "GET /v1/watch?values=true HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      String value = "x".repeat(60_000);
      int written = 0;
      while (api.send("HEAD", "/v1/watch", BodyPublishers.noBody()).statusCode() == 200
          && written < 300
          && watchers() == 1) {
        api.put("/v1/keys/big", value);
        written++;
      }
      assertThat(watchers()).isZero();
      long lastId = lastWholeId(read(socket));
      assertThat(lastId).isLessThan(2 + written);
      try (var again = new Watching(api, "", "Last-Event-ID", "" + lastId)) {
        again.next();
        assertThat(again.next().id()).isEqualTo(lastId + 1);
      }
    }
  }

  private long watchers() {
    return api.metric("cubby_watchers");
  }

  private static String read(Socket socket) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    var buffer = new byte[64 << 10];
    try {
      for (int n = socket.getInputStream().read(buffer); n > 0; ) {
        bytes.write(buffer, 0, n);
        n = socket.getInputStream().read(buffer);
      }
    } catch (SocketException e) {
      // reset
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static long lastWholeId(String text) {
    List<String> blocks = List.of(text.split("\n\n", -1));
    for (String block : blocks.subList(0, blocks.size() - 1).reversed()) {
      int id = block.indexOf("id: ");
      if (id >= 0) {
        return Long.parseLong(block.substring(id + 4).lines().findFirst().orElseThrow());
      }
    }
    return 2;
  }
}
