package dev.cubby.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./cubby watch}. */
class WatchTest {
  private static final String OPENING = "retry: 10\nid: 4\n\n";
  private static final String PUT =
      "id: 5\nevent: put\ndata: {\"version\":5,\"key\":\"a\",\"op\":\"put\",\"size\":2,\"value\":\"h\\ni\"}\n\n";
  private static final String DELETE =
      "id: 7\nevent: delete\ndata: {\"version\":7,\"key\":\"a\",\"op\":\"delete\",\"size\":0}\n\n";

  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Ran watch(String... arguments) {
    var all = new java.util.ArrayList<String>(List.of("watch", "--server", server.url()));
    all.addAll(List.of(arguments));
    return Ran.command(all.toArray(String[]::new));
  }

  private FakeServer streams(String text) {
    return server.replies(200, text, "Content-Type", "text/event-stream");
  }

  @Test
  void eachChangeIsALine() {
    streams(OPENING + PUT + DELETE);
    assertThat(watch("--prefix", "a", "--after", "4", "--values", "--count", "2"))
        .isEqualTo(new Ran(0, "5 put a: h?i\n7 delete a\n", ""));
    assertThat(server.asked).containsExactly("GET /v1/watch?prefix=a&after=4&values=true");
  }

  @Test
  void asJsonEachChangeIsAsTheServerSentIt() {
    streams(OPENING + PUT);
    assertThat(watch("a", "--json", "--count", "1").out())
        .isEqualTo(PUT.lines().toList().get(2).substring("data: ".length()) + "\n");
    assertThat(server.asked).containsExactly("GET /v1/watch?key=a");
  }

  @Test
  void afterACutItGoesOnBehindTheLastIdThatCameWhole() {
    streams(OPENING + PUT + "id: 6\n\n" + DELETE.substring(0, 30));
    server.replies(503, "");
    streams("id: 6\n\n" + DELETE);
    Ran ran = watch("--count", "2");
    assertThat(ran.out()).isEqualTo("5 put a: h?i\n7 delete a\n");
    assertThat(ran.err()).contains("cut off at version 6; trying again");
    assertThat(server.asked)
        .containsExactly(
            "GET /v1/watch",
            "GET /v1/watch | Last-event-id: 6",
            "GET /v1/watch | Last-event-id: 6");
  }

  @Test
  void aVersionThatIsGoneEndsIt() {
    streams(OPENING);
    server.replies(
        410,
        "{\"title\":\"The version is older than the history\",\"detail\":\"list the keys\"}",
        "Content-Type",
        "application/problem+json");
    Ran ran = watch();
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("list the keys");
  }

  @Test
  void aServerThatWasNeverReachedEndsIt() {
    server.close();
    assertThat(watch().code()).isEqualTo(6);
  }

  @Test
  void aKeyAndAPrefixExcludeEachOther() {
    assertThat(watch("a", "--prefix", "a").code()).isEqualTo(2);
    assertThat(server.asked).isEmpty();
  }
}
