package dev.cubby.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.ApiSettings;
import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.command.Program;
import dev.cubby.cli.terminal.Terminal;
import dev.cubby.common.settings.Settings;
import dev.cubby.standalone.Main;
import dev.cubby.standalone.Standalone;
import dev.cubby.standalone.TokenCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/client.md says of the client is so. */
class ClientDocumentTest {
  private final String document = Files.readString(Path.of("../docs/client.md"));

  ClientDocumentTest() throws IOException {}

  @Test
  void theTranscriptIsWhatTheClientPrints(@TempDir Path data) {
    Transcript transcript = Transcript.under("What a newcomer does", document);
    assertThat(transcript.steps()).hasSizeGreaterThan(20);
    try (Standalone server = start(data, "")) {
      CompletableFuture<String> beside = CompletableFuture.completedFuture("");
      for (Transcript.Step step : transcript.steps()) {
        if (step.goesOn()) {
          // Not on the common pool: two cores give it one thread, which the client needs as well.
          beside =
              CompletableFuture.supplyAsync(
                  () -> run(server.url(), step.words()), Thread::startVirtualThread);
          continue;
        }
        assertThat(plain(step.waits() ? beside.join() : run(server.url(), step.words())))
            .as(step.command())
            .isEqualTo(plain(step.printed()));
      }
    }
  }

  /** The first line makes the token, before the server of the others starts. */
  @Test
  void theTranscriptWithATokenIsWhatTheClientPrints(@TempDir Path data) throws IOException {
    List<Transcript.Step> steps = Transcript.under("With a token", document).steps();
    assertThat(steps).hasSizeGreaterThan(4);
    String made = makeToken(data, steps.getFirst().words());
    assertThat(plain(made)).isEqualTo(plain(steps.getFirst().printed()));
    Files.writeString(data.resolve("ci.token"), made.substring(made.lastIndexOf(' ') + 1));
    try (Standalone server = start(data, data.resolve("tokens").toString())) {
      for (Transcript.Step step : steps.subList(1, steps.size())) {
        List<String> words = new ArrayList<>(step.words());
        words.replaceAll(word -> word.equals("ci.token") ? data.resolve(word).toString() : word);
        assertThat(plain(run(server.url(), words)))
            .as(step.command())
            .isEqualTo(plain(step.printed()));
      }
    }
  }

  /** {@code token … >>tokens}: appends the line to the file, and returns what a terminal shows. */
  private static String makeToken(Path directory, List<String> words) throws IOException {
    assertThat(words).startsWith("token").endsWith(">>tokens");
    var line = new ByteArrayOutputStream();
    var shown = new ByteArrayOutputStream();
    int status =
        TokenCommand.run(
            words.subList(1, words.size() - 1),
            new PrintStream(line, true, StandardCharsets.UTF_8),
            new PrintStream(shown, true, StandardCharsets.UTF_8));
    assertThat(status).isZero();
    Files.write(directory.resolve("tokens"), line.toByteArray());
    return shown.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void theExitCodesAreTheClients() {
    Stream<String> rows =
        ExitCode.table().entrySet().stream()
            .map(code -> "| %s | %s |".formatted(code.getKey(), code.getValue()));
    assertThat(document).contains(rows.toList());
  }

  private static Standalone start(Path data, String tokens) {
    var environment =
        Map.of(
            "CUBBY_HOST", "127.0.0.1",
            "CUBBY_PORT", "0",
            "CUBBY_ADMIN_PORT", "0",
            "CUBBY_DATA", data.toString(),
            "CUBBY_TOKENS_FILE", tokens);
    return Main.start(
        new Settings(environment, ApiSettings.EMBEDDED),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }

  /** Both streams, as a terminal shows them, and the exit code where it is not 0. */
  private static String run(String url, List<String> words) {
    var printed = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            InputStream.nullInputStream(),
            printed,
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            false,
            false);
    String[] arguments =
        Stream.concat(words.stream(), Stream.of("--server", url)).toArray(String[]::new);
    int code = new Program(terminal).run(arguments);
    return printed.toString(StandardCharsets.UTF_8) + (code == 0 ? "" : "exit code " + code);
  }

  private static String plain(String printed) {
    return printed
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
        .replaceAll("trace [0-9a-f]{32}", "trace TRACE")
        .replaceAll("once: \\S+", "once: SECRET")
        .replaceAll(" +", " ")
        .strip();
  }
}
