package dev.cubby.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How commands fail: the exit code, and what a person or a program is told. */
class FailuresTest {
  private static final String PROBLEM =
      "{\"type\":\"/docs/problems#key-not-found\",\"title\":\"There is no such"
          + " key\",\"status\":404,\"detail\":\"Nothing is stored under \\\"a\\\".\"}";
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aProblemIsTwoLinesWithTheTrace() {
    server.replies(404, PROBLEM, "Content-Type", "application/problem+json", "traceparent", TRACE);
    assertThat(Ran.command("get", "a", "--server", server.url()))
        .isEqualTo(
            new Ran(
                3,
                "",
                """
                cubby: There is no such key: Nothing is stored under "a".
                       status 404, trace 4bf92f3577b34da6a3ce929d0e0e4736
                """));
  }

  @Test
  void aProblemIsOneObjectForPrograms() {
    server.replies(404, PROBLEM, "Content-Type", "application/problem+json", "traceparent", TRACE);
    assertThat(Ran.command("get", "a", "--json", "--server", server.url()).err())
        .isEqualTo(
            PROBLEM.replace(
                    "}", ",\"exitCode\":3,\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}")
                + "\n");
  }

  @Test
  void aServersWordsDoNotSteerTheTerminal() {
    server.replies(
        500,
        "{\"title\":\"\\u001b[2J\",\"detail\":\"x\"}",
        "Content-Type",
        "application/problem+json");
    assertThat(Ran.command("get", "a", "--server", server.url()).err())
        .startsWith("cubby: ?[2J: x");
  }

  @ParameterizedTest
  @CsvSource({
    "302,1", "400,2", "401,5", "403,5", "404,3", "408,6", "409,4", "410,3", "412,4", "413,7",
    "414,7", "421,2", "429,6", "431,7", "500,1", "502,6", "503,6", "504,6", "507,7"
  })
  void aReadsStatusGivesTheExitCode(int status, int code) {
    server.replies(status, "");
    assertThat(Ran.command("get", "a", "--server", server.url()).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"502,8", "503,6", "504,8", "500,1"})
  void aWriteThatMayHaveHappenedHasACodeOfItsOwn(int status, int code) {
    for (int tries = 0; tries < 4; tries++) {
      server.replies(status, "");
    }
    assertThat(Ran.command("put", "a", "b", "--server", server.url()).code()).isEqualTo(code);
  }

  @Test
  void aWriteWhoseConnectionBreaksEachTimeMayHaveHappened() {
    assertThat(Ran.command("put", "a", "b", "--server", server.url()).code()).isEqualTo(8);
    assertThat(server.asked).hasSize(4);
  }

  @Test
  void aWriteWhoseAnswerWasLostIsSentAgainUnderTheSameKey() {
    server.breaksOff().replies(504, "").replies(204, "");
    assertThat(Ran.command("delete", "a", "--server", server.url()).code()).isZero();
    assertThat(server.asked).hasSize(3).containsOnly(server.asked.getFirst());
    assertThat(server.keys).hasSize(3).containsOnly(server.keys.getFirst());
    assertThat(server.keys.getFirst()).isNotEmpty();
  }

  @Test
  void eachWriteHasAKeyOfItsOwnAndAReadHasNone() {
    server.replies(204, "").replies(204, "").replies(404, "");
    Ran.command("delete", "a", "a", "--server", server.url());
    Ran.command("get", "a", "--server", server.url());
    assertThat(server.keys).hasSize(3).doesNotHaveDuplicates().last().isEqualTo("");
  }

  @Test
  void whatTheServerSaysAtLastCounts() {
    server.breaksOff().replies(412, "");
    assertThat(Ran.command("put", "a", "b", "--server", server.url()).code()).isEqualTo(4);
  }

  @Test
  void aWriteThatMayHaveHappenedIsNotCalledUndoneSinceTheServerIsAwayNow() {
    server.breaksOff().replies(503, "").replies(503, "").replies(503, "");
    assertThat(Ran.command("put", "a", "b", "--server", server.url()).code()).isEqualTo(8);
  }

  @Test
  void noTryBeginsWhenTheTimeIsOver() {
    Ran ran = Ran.command("put", "a", "b", "--timeout", "1", "--server", server.url());
    assertThat(ran.code()).isEqualTo(8);
    assertThat(server.asked).hasSizeBetween(1, 3);
  }

  @Test
  void aReadIsSentOnce() {
    assertThat(Ran.command("get", "a", "--server", server.url()).code()).isEqualTo(6);
    assertThat(server.keys).containsOnly("");
  }

  @Test
  void aServerThatIsAwayIsNamed() {
    String url = server.url();
    server.close();
    Ran ran = Ran.command("put", "a", "b", "--server", url);
    assertThat(ran.code()).isEqualTo(6);
    assertThat(ran.err()).startsWith("cubby: " + url + " cannot be reached");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gte a",
        "get",
        "get a b",
        "get a --at x",
        "put a b --file c",
        "put a b --create --if-version 3",
        "put a b --ttl 5y",
        "touch a --ttl never",
        "touch a",
        "restore a",
        "delete",
        "delete a --prefix b",
        "delete a b --if-version 3",
        "list --all --limit 3",
        "mv a a",
        "history a --limit 0",
        "get a --server ftp://x",
        "get a --server http://user@x",
        "get a --timeout 0",
        "get a --token-file /nowhere",
        "put a --file /nowhere"
      })
  void aWrongCommandLineSendsNothing(String line) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
    Ran ran = Ran.command(arguments);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("cubby: ").doesNotContain("Exception");
    assertThat(ran.out()).isEmpty();
  }
}
