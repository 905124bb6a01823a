package dev.cubby.api.http;

import static dev.cubby.api.http.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cubby.api.bounds.Durations;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET /v1/export}. */
class ExportEndpointTest {
  private static final String TIMES = "\"createdAt\":\"[^\"]+\",\"updatedAt\":\"[^\"]+\"";

  @TempDir Path data;
  private RunningApi api;

  @BeforeEach
  void start() {
    api = new RunningApi(data, Map.of("CUBBY_HISTORY_AGE", "0", "CUBBY_DRAIN_TIMEOUT", "1s"));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private List<String> export(String query) {
    HttpResponse<String> answer = api.get("/v1/export" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).endsWith("}\n");
    return answer.body().lines().toList();
  }

  @Test
  void theKeysComeInTheirOrderBetweenAHeaderAndAnEnd() {
    api.put("/v1/keys/b", "two", "Content-Type", "text/plain");
    api.put("/v1/keys/a", "\0", "Content-Type", "image/png");
    List<String> lines = export("");
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst())
        .matches("\\{\"cubby\":1,\"version\":2,\"prefix\":\"\",\"exportedAt\":\"[^\"]+Z\"}");
    assertThat(lines.get(1))
        .matches(
            "\\{\"key\":\"a\",\"valueBase64\":\"AA==\",\"contentType\":\"image/png\",\"version\":2,"
                + TIMES
                + "}");
    assertThat(lines.get(2))
        .matches(
            "\\{\"key\":\"b\",\"value\":\"two\",\"contentType\":\"text/plain\",\"version\":1,"
                + TIMES
                + "}");
    assertThat(lines.get(3)).isEqualTo("{\"end\":true,\"keys\":2,\"bytes\":4}");
  }

  @Test
  void itIsAFileThatNoCacheKeeps() {
    api.put("/v1/keys/a", "x");
    var headers = api.get("/v1/export").headers();
    assertThat(headers.firstValue("content-type")).contains("application/x-ndjson");
    assertThat(headers.firstValue("cache-control")).contains("no-store");
    assertThat(headers.firstValue("content-disposition"))
        .contains("attachment; filename=\"cubby-1.ndjson\"");
    var head = api.send("HEAD", "/v1/export", BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"cubby-1.ndjson\"");
  }

  @Test
  void onlyKeysOfThePrefixAndOfTheVersionAreTold() {
    api.put("/v1/keys/a", "1");
    api.put("/v1/keys/b/1", "2");
    api.put("/v1/keys/b/2", "3");
    assertThat(export("?prefix=b/")).hasSize(4).last().asString().contains("\"keys\":2");
    assertThat(export("?prefix=c")).hasSize(2).last().asString().contains("\"keys\":0");
    assertThat(export("?at=3")).hasSize(5).first().asString().contains("\"version\":3");
    assertProblem(api.get("/v1/export?at=4"), 400, "the newest is 3");
    assertProblem(api.get("/v1/export?at=x"), 400, "\\\"at\\\"");
    assertProblem(api.get("/v1/export?limit=1"), 400, "known: prefix, at");
  }

  @Test
  void keysWhoseTimeIsOverAreLeftOut() throws InterruptedException {
    api.put("/v1/keys/a?ttl=1", "x");
    api.put("/v1/keys/b?ttl=100", "y");
    assertThat(export("").get(2)).contains("\"key\":\"b\"", "\"expiresAt\":\"");
    Thread.sleep(1_000);
    assertThat(export("")).hasSize(3);
  }

  @Test
  void anExportOfManyPagesIsOneVersionWhileWritersGoOnWithoutHistory() throws Exception {
    int count = 2_500;
    IntStream.range(0, count).parallel().forEach(i -> api.put(key(i), "old"));
    String version;
    var rest = new ArrayList<String>();
    try (var export = new Reading("/v1/export")) {
      version = export.line();
      for (int i = count - 1; i >= 0; i -= 100) {
        api.put(key(i), "new");
        api.delete(key(i - 1));
      }
      Thread.sleep(Durations.LEAST_HISTORY.plusMillis(2_500)); // the purge has had its turns
      for (String line = export.line(); !line.startsWith("{\"end\""); line = export.line()) {
        rest.add(line);
      }
    }
    assertThat(version).contains("\"version\":" + count);
    assertThat(rest).hasSize(count).allMatch(line -> line.contains("\"value\":\"old\""));
    awaitGone(count);
  }

  private static String key(int number) {
    return "/v1/keys/k%06d".formatted(number);
  }

  /** The history is kept for no longer than the export reads it. */
  private void awaitGone(int version) throws InterruptedException {
    for (int i = 0; i < 1_000 && api.get("/v1/keys?at=" + version).statusCode() == 200; i++) {
      Thread.sleep(10);
    }
    assertProblem(api.get("/v1/export?at=" + version), 410, "cannot be read any more");
  }

  @Test
  void oneMoreExportThanThereArePlacesIsToldToComeLater() throws IOException {
    fillWithMoreThanAConnectionTakes();
    var readings = new ArrayList<Reading>();
    try {
      for (int i = 0; i < ExportKeys.MOST_AT_ONCE; i++) {
        readings.add(new Reading("/v1/export"));
        readings.getLast().line();
      }
      var refused = api.get("/v1/export");
      assertProblem(refused, 503, "4 exports are under way");
      assertThat(refused.headers().firstValue("retry-after")).contains("5");
    } finally {
      for (Reading reading : readings) {
        reading.close();
      }
    }
    await200("/v1/export?prefix=none");
  }

  private void await200(String path) {
    int status = 0;
    for (int i = 0; i < 1_000 && status != 200; i++) {
      status = api.get(path).statusCode();
    }
    assertThat(status).isEqualTo(200);
  }

  private void fillWithMoreThanAConnectionTakes() {
    String large = "x".repeat(1 << 20);
    IntStream.range(0, 24).forEach(i -> api.put(key(i), large));
  }

  @Test
  void whereTheServerEndsAnExportTheClientSeesABrokenConnectionAndNoEnd() throws IOException {
    fillWithMoreThanAConnectionTakes();
    var end = new Thread(api::close);
    try (var export = new Reading("/v1/export")) {
      export.line();
      end.start();
      api.awaitDraining();
      assertThatExceptionOfType(IOException.class).isThrownBy(export::drainAfterAWhile);
    }
  }

  @Test
  void preconditionsAreJudgedAsOfOtherCollections() {
    assertThat(api.get("/v1/export", "If-Match", "\"1\"").statusCode()).isEqualTo(412);
    assertThat(api.get("/v1/export", "If-None-Match", "*").statusCode()).isEqualTo(304);
  }

  /** An export over a socket, read as slowly as a test likes. */
  private final class Reading implements AutoCloseable {
    private final Socket socket = new Socket();
    private final BufferedInputStream in;

    Reading(String path) throws IOException {
      socket.setReceiveBufferSize(16_384);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));
      in = new BufferedInputStream(socket.getInputStream());
    }

    /** The next line that is JSON; heads and chunks' sizes are none. */
    String line() throws IOException {
      var line = new StringBuilder();
      while (true) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("it ended without an end line");
        }
        if (next != '\n') {
          line.append((char) next);
        } else if (line.indexOf("{") == 0) {
          return line.toString();
        } else {
          line.setLength(0);
        }
      }
    }

    /** Reads all once the server waits no longer. */
    void drainAfterAWhile() throws IOException, InterruptedException {
      Thread.sleep(2_000);
      String line;
      do {
        line = line();
      } while (!line.startsWith("{\"end\""));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
