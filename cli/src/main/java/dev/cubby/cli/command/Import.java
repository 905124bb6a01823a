package dev.cubby.cli.command;

import dev.cubby.cli.api.Answer;
import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.Target;
import dev.cubby.cli.terminal.Bar;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports keys. */
@Command(
    name = "import",
    description = {
      "Stores the keys of an export.",
      "Lines that fail are told, and stop nothing. The same file may be imported again."
    })
final class Import implements Callable<Integer> {
  private static final int HEADER_BYTES = 64;

  private final Cubby cubby;

  @Parameters(paramLabel = "FILE", description = "The export; - is standard input.")
  private Path file = Path.of("-");

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "create",
      description =
          "What becomes of a line whose key exists: create skips it, replace stores it, newer"
              + " stores it if it was written later (create).")
  private String mode = "";

  @Option(names = "--dry-run", description = "Only tell what would become of the lines.")
  private boolean dryRun;

  Import(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public Integer call() {
    Target target = Target.imports().with("mode", mode).with("dryRun", dryRun ? "true" : null);
    String interrupted =
        dryRun
            ? "nothing was written."
            : "some lines may be stored. Run the same command again to go on.";
    try (InputStream in = open();
        var _ = cubby.interruption(interrupted)) {
      return tell(send(target, in).json()).code();
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, "%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private Answer send(Target target, InputStream in) throws IOException {
    requireHeader(in);
    long length = isStandardInput() || !Files.isRegularFile(file) ? -1 : Files.size(file);
    try (var bar = Bar.ofBytes(cubby.terminal(), "importing")) {
      bar.total(length);
      return cubby.api().upload(target, "application/x-ndjson", in, length, bar);
    }
  }

  private boolean isStandardInput() {
    return file.toString().equals("-");
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(
        isStandardInput() ? cubby.terminal().in() : Files.newInputStream(file));
  }

  /** Before anything is sent: whatever else the file may be, it is not uploaded. */
  private void requireHeader(InputStream in) throws IOException {
    in.mark(HEADER_BYTES);
    String begin = new String(in.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1);
    in.reset();
    if (!begin.stripLeading().startsWith("{") || !begin.contains("\"cubby\"")) {
      throw new Failure(
          ExitCode.USAGE, "%s is no export: its first line is no header.".formatted(file));
    }
  }

  private ExitCode tell(JsonObject done) {
    boolean whole = done.isTrue("complete");
    if (cubby.json()) {
      cubby.terminal().line(done.toString());
    } else {
      for (JsonObject error : done.objects("errors")) {
        cubby
            .terminal()
            .note(
                "cubby: line %d%s: %s"
                    .formatted(error.number("line"), key(error), error.text("detail", "")));
      }
      cubby.terminal().line(counts(done));
      if (!whole) {
        cubby
            .terminal()
            .note(
                "cubby: %s has no end line that fits it, so it may be a part; what it has was taken."
                    .formatted(file));
      }
    }
    return whole && done.number("failed") == 0 ? ExitCode.DONE : ExitCode.UNEXPECTED;
  }

  private static String key(JsonObject error) {
    String key = error.text("key");
    return key == null ? "" : ", \"%s\"".formatted(key);
  }

  private String counts(JsonObject done) {
    var text = new StringBuilder(dryRun ? "dry run: " : "");
    text.append(
        "%d created, %d replaced".formatted(done.number("created"), done.number("replaced")));
    for (String count : new String[] {"skipped", "expired", "failed"}) {
      if (done.number(count) > 0) {
        text.append(", %d %s".formatted(done.number(count), count));
      }
    }
    return text.toString();
  }
}
