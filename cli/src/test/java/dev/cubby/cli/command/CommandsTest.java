package dev.cubby.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which requests commands send, and what they print of the answers. */
class CommandsTest {
  private static final String STORED =
      "{\"key\":\"a/ü\",\"version\":7,\"size\":5,\"expiresAt\":\"2026-01-01T00:00:00Z\"}";

  private static final String[] PROBLEM = {"Content-Type", "application/problem+json"};

  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Ran run(String... arguments) {
    return Ran.command(with(arguments));
  }

  private String[] with(String... arguments) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--server";
    all[arguments.length + 1] = server.url() + "/";
    return all;
  }

  @Test
  void getPrintsTheBytesAlone() {
    server.replies(200, "grüße", "ETag", "\"3\"");
    assertThat(run("get", "a b/ü?", "--at", "3")).isEqualTo(new Ran(0, "grüße", ""));
    assertThat(server.asked).containsExactly("GET /v1/keys/a%20b/%C3%BC%3F?at=3");
  }

  @Test
  void getAsJsonHasMetadataAndValue() {
    server.replies(200, "x", "ETag", "\"3\"", "Content-Type", "text/plain");
    assertThat(run("get", "a", "--json").out())
        .isEqualTo(
            "{\"key\":\"a\",\"version\":3,\"size\":1,\"contentType\":\"text/plain\",\"value\":\"x\"}\n");
  }

  @Test
  void getToAFileReplacesItWhole(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "an older and longer value");
    server.replies(200, "new", "ETag", "\"3\"");
    assertThat(run("get", "a", "-o", file.toString())).isEqualTo(new Ran(0, "", ""));
    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }

  @Test
  void getThatFailsLeavesTheFileAsItWas(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "old");
    server.replies(404, "", "Content-Type", "text/html");
    assertThat(run("get", "a", "-o", file.toString()).code()).isEqualTo(3);
    assertThat(file).hasContent("old");
  }

  @Test
  void putSendsAnArgumentAsText() {
    server.replies(201, STORED);
    assertThat(run("put", "a/ü", "hello", "--ttl", "2h", "--create").out())
        .isEqualTo("a/ü: version 7, 5 bytes, expires 2026-01-01T00:00:00Z\n");
    assertThat(server.asked)
        .containsExactly(
            "PUT /v1/keys/a/%C3%BC?ttl=7200 | If-None-Match: * | Content-type:"
                + " text/plain;charset=utf-8 | hello");
  }

  @Test
  void putSendsStandardInputAsItIs() {
    server.replies(200, STORED);
    assertThat(Ran.with("bytes", false, with("put", "a", "--if-version", "6", "--json")).out())
        .isEqualTo(STORED + "\n");
    assertThat(server.asked).containsExactly("PUT /v1/keys/a | If-Match: \"6\" | bytes");
  }

  @Test
  void putSendsALargeValueWhole() {
    String large = "0123456789".repeat(20_000);
    server.replies(201, STORED);
    assertThat(Ran.with(large, false, with("put", "a")).code()).isZero();
    assertThat(server.asked).containsExactly("PUT /v1/keys/a | " + large);
  }

  @Test
  void listFollowsCursorsToTheEnd() {
    server.replies(200, "{\"keys\":[{\"key\":\"b\"}],\"prefixes\":[\"a/\"],\"nextCursor\":\"N+\"}");
    server.replies(200, "{\"keys\":[{\"key\":\"c\"}],\"prefixes\":[],\"nextCursor\":null}");
    assertThat(run("list", "--all", "--delimiter", "/")).isEqualTo(new Ran(0, "a/\nb\nc\n", ""));
    assertThat(server.asked)
        .containsExactly(
            "GET /v1/keys?delimiter=/&limit=1000",
            "GET /v1/keys?delimiter=/&limit=1000&cursor=N%2B");
  }

  @Test
  void listThatEndsEarlySaysHowToGoOn() {
    server.replies(200, "{\"keys\":[{\"key\":\"b\"}],\"prefixes\":[],\"nextCursor\":\"N\"}");
    assertThat(run("list", "--limit", "1"))
        .isEqualTo(
            new Ran(
                0,
                "b\n",
                "cubby: more keys follow; --all lists them. To go on, add: --cursor N"
                    + System.lineSeparator()));
  }

  @Test
  void deleteGoesOnBehindAFailure() {
    server.replies(404, "").replies(204, "");
    Ran ran = run("delete", "a", "b");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).isEqualTo("deleted b\n");
  }

  @Test
  void deleteByPrefixDeletesWhatWasListedAlone() {
    server
        .replies(
            200,
            "{\"keys\":[{\"key\":\"p1\",\"version\":4},{\"key\":\"p2\",\"version\":5},"
                + "{\"key\":\"p3\",\"version\":6}],\"prefixes\":[],\"nextCursor\":null}")
        .replies(
            200,
            "{\"results\":[{\"status\":412,\"problem\":{\"title\":\"Changed\"}},{\"status\":204},"
                + "{\"status\":404,\"problem\":{}}]}");
    Ran ran = run("delete", "--prefix", "p", "--yes");
    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out()).isEqualTo("deleted 1 keys\n");
    assertThat(ran.err()).startsWith("cubby: Changed");
    assertThat(server.asked.get(1))
        .isEqualTo(
            "POST /v1/batch | Content-type: application/json | {\"atomic\":false,\"operations\":["
                + "{\"op\":\"delete\",\"key\":\"p1\",\"ifMatch\":[4]},"
                + "{\"op\":\"delete\",\"key\":\"p2\",\"ifMatch\":[5]},"
                + "{\"op\":\"delete\",\"key\":\"p3\",\"ifMatch\":[6]}]}");
  }

  @Test
  void deleteByPrefixGoesByBatchesAndEndsWhereTheServerFails() {
    String keys =
        IntStream.range(0, 501)
            .mapToObj("{\"key\":\"p%d\",\"version\":4}"::formatted)
            .collect(Collectors.joining(","));
    String done = String.join(",", Collections.nCopies(500, "{\"status\":204}"));
    server
        .replies(200, "{\"keys\":[%s],\"prefixes\":[],\"nextCursor\":null}".formatted(keys))
        .replies(200, "{\"results\":[%s]}".formatted(done))
        .replies(200, "{\"results\":[{\"status\":503,\"problem\":{\"title\":\"Away\"}}]}");
    Ran ran = run("delete", "--prefix", "p", "--yes");
    assertThat(ran.code()).isEqualTo(6);
    assertThat(ran.err()).startsWith("cubby: Away");
    assertThat(server.asked.get(2)).contains("[{\"op\":\"delete\",\"key\":\"p500\"");
  }

  @Test
  void deleteByPrefixAsksFirst() {
    server.replies(
        200, "{\"keys\":[{\"key\":\"p\",\"version\":4}],\"prefixes\":[],\"nextCursor\":null}");
    Ran ran = Ran.with("n\n", true, with("delete", "--prefix", "p"));
    assertThat(ran.err())
        .startsWith("Delete 1 keys that start with \"p\"? [y/N] Nothing was deleted.");
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void deleteByPrefixNeedsATerminalOrYes() {
    assertThat(run("delete", "--prefix", "p").code()).isEqualTo(2);
    assertThat(server.asked).isEmpty();
  }

  @Test
  void historyFollowsPages() {
    server.replies(
        200, "{\"changes\":[{\"version\":9,\"key\":\"a\",\"op\":\"delete\"}],\"next\":9}");
    server.replies(
        200,
        "{\"changes\":[{\"version\":8,\"key\":\"a\",\"op\":\"put\",\"size\":3,\"by\":\"ci\"}],\"next\":null}");
    assertThat(run("history", "a").out())
        .isEqualTo(
            """
            VERSION  OP      SIZE  WHEN  EXPIRES  BY  TYPE
            9        delete  -           -        -   -
            8        put     3           -        ci \s
            """);
    assertThat(server.asked.get(1)).isEqualTo("GET /v1/changes?key=a&order=desc&limit=99&after=9");
  }

  @Test
  void touchRestoreAndStats() {
    server.replies(200, STORED).replies(200, STORED);
    server.replies(200, "{\"keys\":2,\"bytes\":10,\"version\":7}");
    run("touch", "a", "--ttl", "none", "--if-version", "3");
    run("restore", "a", "--at", "4", "--ttl", "90");
    assertThat(run("stats", "--prefix", "p").out()).isEqualTo("2 keys, 10 bytes, at version 7\n");
    assertThat(server.asked)
        .containsExactly(
            "PATCH /v1/keys/a?ttl=none | If-Match: \"3\"",
            "PUT /v1/keys/a?from=4&ttl=90",
            "GET /v1/stats?prefix=p");
  }

  private static final String MOVED =
      "{\"results\":[{\"status\":200},{\"status\":201,\"metadata\":%s},{\"status\":204}]}"
          .formatted(STORED);

  private static String failed(int operation, int status) {
    return "{\"status\":409,\"failed\":%d,\"results\":[%s]}"
        .formatted(
            operation,
            "{\"status\":%d,\"problem\":{\"title\":\"Why\",\"detail\":\"x\"}}".formatted(status)
                + ",{\"status\":%d,\"problem\":{\"title\":\"Because\",\"detail\":\"y\"}}"
                    .formatted(status));
  }

  @Test
  void moveIsOneAtomicBatchThatKeepsTheTimeToLive() {
    server.replies(
        200,
        "",
        "ETag",
        "\"3\"",
        "Cubby-Expires",
        "2026-01-01T00:01:00.500Z",
        "Date",
        "Thu, 01 Jan 2026 00:00:00 GMT");
    server.replies(200, MOVED);
    assertThat(run("mv", "a", "b", "--create"))
        .isEqualTo(new Ran(0, "a/ü: version 7, 5 bytes, expires 2026-01-01T00:00:00Z\n", ""));
    assertThat(server.asked.getFirst()).isEqualTo("HEAD /v1/keys/a");
    assertThat(server.asked.get(1))
        .startsWith(
            "POST /v1/batch | Content-type: application/json | {\"atomic\":true,\"operations\":["
                + "{\"op\":\"check\",\"key\":\"a\",\"ifMatch\":[3]},"
                + "{\"op\":\"copy\",\"key\":\"b\",\"ifNoneMatch\":\"*\",\"from\":{\"key\":\"a\"},"
                + "\"ttlSeconds\":")
        .endsWith("},{\"op\":\"delete\",\"key\":\"a\"}]}");
  }

  @Test
  void moveOfAKeyThatIsWrittenMeanwhileIsTriedAgain() {
    server.replies(200, "", "ETag", "\"3\"").replies(409, failed(0, 412), PROBLEM);
    server.replies(200, "", "ETag", "\"4\"").replies(200, MOVED);
    assertThat(run("mv", "a", "b").code()).isZero();
    assertThat(server.asked.get(3)).contains("\"ifMatch\":[4]");
  }

  @Test
  void moveThatFailsTellsWhatTheOperationWasAnswered() {
    server.replies(200, "", "ETag", "\"3\"").replies(409, failed(1, 412), PROBLEM);
    Ran ran = run("mv", "a", "b", "--create");
    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.err()).isEqualTo("cubby: Because: y" + System.lineSeparator());
    assertThat(server.asked).hasSize(2);
  }

  @Test
  void moveOfAKeyThatIsNotThereTellsTheServersWords() {
    server.replies(404, "").replies(404, "{\"title\":\"None\"}", PROBLEM);
    Ran ran = run("mv", "a", "b");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).startsWith("cubby: None: ");
    assertThat(server.asked).containsExactly("HEAD /v1/keys/a", "GET /v1/keys/a");
  }

  @Test
  void copyOfAnEarlierVersionIsNotChecked() {
    server.replies(200, "", "ETag", "\"3\"");
    server.replies(200, "{\"results\":[{\"status\":201,\"metadata\":%s}]}".formatted(STORED));
    assertThat(run("cp", "a", "b", "--at", "5", "--if-version", "9").code()).isZero();
    assertThat(server.asked)
        .containsExactly(
            "HEAD /v1/keys/a?at=5",
            "POST /v1/batch | Content-type: application/json | {\"atomic\":true,\"operations\":["
                + "{\"op\":\"copy\",\"key\":\"b\",\"ifMatch\":[9],\"from\":{\"key\":\"a\",\"at\":5}}]}");
  }

  @Test
  void theTokenIsSent(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "s3cret\nnote\n");
    server.replies(200, "x", "ETag", "\"3\"");
    run("get", "a", "--token-file", file.toString());
    assertThat(server.asked).containsExactly("GET /v1/keys/a | Authorization: Bearer s3cret");
  }
}
