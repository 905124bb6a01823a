package dev.cubby.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands {@code export} and {@code import}. */
class ExportImportTest {
  private static final String HEADER = "{\"cubby\":1,\"version\":7}\n";
  private static final String KEY = "{\"key\":\"a\",\"value\":\"x\"}\n";
  private static final String END = "{\"end\":true,\"keys\":1,\"bytes\":1}\n";

  @TempDir private Path folder;

  private static String done(int failed, String errors, boolean complete) {
    return ("{\"mode\":\"create\",\"dryRun\":false,\"lines\":3,\"created\":1,\"replaced\":0,"
            + "\"skipped\":1,\"expired\":0,\"failed\":%d,\"errors\":[%s],\"complete\":%s}")
        .formatted(failed, errors, complete);
  }

  private Path export() throws IOException {
    return Files.writeString(folder.resolve("f"), HEADER + KEY + END);
  }

  @Test
  void anExportIsWrittenToItsFile() throws IOException {
    Path file = folder.resolve("out");
    try (var server = new FakeServer().replies(200, HEADER + KEY + END)) {
      Ran ran =
          Ran.command(
              "export",
              "--prefix",
              "a b",
              "--at",
              "7",
              "-o",
              file.toString(),
              "--server",
              server.url());
      assertThat(ran.err()).isEmpty();
      assertThat(ran.code()).isZero();
      assertThat(ran.out()).isEqualTo(file + ": 1 keys, 1 bytes\n");
      assertThat(server.asked).containsExactly("GET /v1/export?prefix=a%20b&at=7");
    }
    assertThat(file).hasContent(HEADER + KEY + END);
  }

  @Test
  void withoutAFileItIsPrintedAsItComes() throws IOException {
    try (var server = new FakeServer().replies(200, HEADER + KEY + END)) {
      Ran ran = Ran.command("export", "--server", server.url());
      assertThat(ran.code()).isZero();
      assertThat(ran.out()).isEqualTo(HEADER + KEY + END);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEADER + KEY,
        HEADER + KEY + KEY + END,
        HEADER + END,
        HEADER + KEY + "{\"end\":true",
        "\n"
      })
  void anExportThatWasCutOffLeavesNoFile(String cut) throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "old");
    try (var server = new FakeServer().replies(200, cut)) {
      Ran ran = Ran.command("export", "-o", file.toString(), "--server", server.url());
      assertThat(ran.code()).isEqualTo(6);
      assertThat(ran.err()).contains("cut off");
    }
    assertThat(file).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatTheServerRefusesIsToldAndNotWritten() throws IOException {
    Path file = folder.resolve("out");
    String problem =
        "{\"type\":\"t\",\"title\":\"Gone\",\"status\":410,\"detail\":\"It is over.\"}";
    try (var server =
        new FakeServer().replies(410, problem, "Content-Type", "application/problem+json")) {
      Ran ran = Ran.command("export", "--at", "1", "-o", file.toString(), "--server", server.url());
      assertThat(ran.code()).isEqualTo(3);
      assertThat(ran.err()).contains("Gone: It is over.");
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void anImportSendsTheFileAndTellsWhatBecameOfIt() throws IOException {
    try (var server = new FakeServer().replies(200, done(0, "", true))) {
      Ran ran = Ran.command("import", export().toString(), "--server", server.url());
      assertThat(ran.out()).isEqualTo("1 created, 0 replaced, 1 skipped\n");
      assertThat(ran.code()).isZero();
      assertThat(server.asked)
          .containsExactly(
              "POST /v1/import?mode=create | Content-type: application/x-ndjson | "
                  + HEADER
                  + KEY
                  + END);
    }
  }

  @Test
  void anImportMayComeFromStandardInput() throws IOException {
    try (var server = new FakeServer().replies(200, done(0, "", true))) {
      Ran ran =
          Ran.with(
              HEADER + END,
              false,
              "import",
              "-",
              "--mode",
              "newer",
              "--dry-run",
              "--server",
              server.url());
      assertThat(ran.out()).isEqualTo("dry run: 1 created, 0 replaced, 1 skipped\n");
      assertThat(server.asked.getFirst()).startsWith("POST /v1/import?mode=newer&dryRun=true |");
    }
  }

  @Test
  void failedLinesAndAMissingEndAreToldAndFailTheCommand() throws IOException {
    String error = "{\"line\":7,\"key\":\"k\",\"detail\":\"It is wrong.\"}";
    try (var server =
        new FakeServer().replies(200, done(1, error, true)).replies(200, done(0, "", false))) {
      Ran failed = Ran.command("import", export().toString(), "--server", server.url());
      assertThat(failed.code()).isEqualTo(1);
      assertThat(failed.err()).isEqualTo("cubby: line 7, \"k\": It is wrong.\n");
      assertThat(failed.out()).contains("1 failed");
      Ran part = Ran.command("import", export().toString(), "--server", server.url());
      assertThat(part.code()).isEqualTo(1);
      assertThat(part.err()).contains("no end line that fits");
    }
  }

  @Test
  void whatIsNoExportIsNotSent() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "{\"key\":\"a\"}\n");
    try (var server = new FakeServer()) {
      Ran ran = Ran.command("import", file.toString(), "--server", server.url());
      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.err()).contains("is no export");
      assertThat(server.asked).isEmpty();
    }
    assertThat(Ran.command("import", folder.resolve("none").toString()).code()).isEqualTo(2);
  }

  @Test
  void anAnswerThatIsLostLeavesItOpenWhetherAllWasStored() throws IOException {
    try (var server = new FakeServer()) {
      Ran ran = Ran.command("import", export().toString(), "--server", server.url());
      assertThat(ran.code()).isEqualTo(8);
    }
  }
}
