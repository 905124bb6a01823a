package dev.cubby.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.ApiSettings;
import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.command.Program;
import dev.cubby.cli.terminal.Terminal;
import dev.cubby.common.settings.Settings;
import dev.cubby.standalone.Main;
import dev.cubby.standalone.Standalone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/client.md says of the client is so. */
class ClientDocumentTest {
  private final String document = Files.readString(Path.of("../docs/client.md"));

  ClientDocumentTest() throws IOException {}

  @Test
  void theTranscriptIsWhatTheClientPrints(@TempDir Path data) {
    Transcript transcript = Transcript.of(document);
    assertThat(transcript.steps()).hasSizeGreaterThan(10);
    try (Standalone server = start(data)) {
      for (Transcript.Step step : transcript.steps()) {
        assertThat(plain(run(server.url(), step.arguments())))
            .as(step.command())
            .isEqualTo(plain(step.printed()));
      }
    }
  }

  @Test
  void theExitCodesAreTheClients() {
    Stream<String> rows =
        ExitCode.table().entrySet().stream()
            .map(code -> "| %s | %s |".formatted(code.getKey(), code.getValue()));
    assertThat(document).contains(rows.toList());
  }

  private static Standalone start(Path data) {
    var environment =
        Map.of(
            "CUBBY_HOST", "127.0.0.1",
            "CUBBY_PORT", "0",
            "CUBBY_ADMIN_PORT", "0",
            "CUBBY_DATA", data.toString());
    return Main.start(
        new Settings(environment, ApiSettings.EMBEDDED),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }

  /** Both streams, as a terminal shows them, and the exit code where it is not 0. */
  private static String run(String url, String... arguments) {
    var printed = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            InputStream.nullInputStream(),
            printed,
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            false,
            false);
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--server";
    all[arguments.length + 1] = url;
    int code = new Program(terminal).run(all);
    return printed.toString(StandardCharsets.UTF_8) + (code == 0 ? "" : "exit code " + code);
  }

  private static String plain(String printed) {
    return printed
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
        .replaceAll("trace [0-9a-f]{32}", "trace TRACE")
        .replaceAll(" +", " ")
        .strip();
  }
}
