package dev.cubby.e2e.system;

import dev.cubby.e2e.fault.SystemKind;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs lines of shell among a system's functions, by {@code e2e/systems/histories.d/act}. */
final class Shell {
  private static final int SHOWN_LINES = 30;
  private final SystemKind kind;
  private final Path scratch;
  private final Path out;
  private final @Nullable String mutant;

  /**
   * @param scratch a folder for what one line leaves for the next
   * @param out the folder of the run's results
   * @param mutant the patch that the system is built with; null for none
   */
  Shell(SystemKind kind, Path scratch, Path out, @Nullable String mutant) {
    this.kind = kind;
    this.scratch = scratch;
    this.out = out;
    this.mutant = mutant;
  }

  /**
   * Runs a line to its end.
   *
   * @return the lines that it printed
   * @throws IOException with the last lines that it printed, where it failed
   */
  List<String> run(String line) throws IOException, InterruptedException {
    // A file, since a server that the line leaves running would keep a pipe open.
    Path output = Files.createTempFile(scratch, "act", "");
    Path errors = Files.createTempFile(scratch, "act", "");
    var builder =
        new ProcessBuilder("e2e/systems/histories.d/act", kind.toString(), line)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    // Not CUBBY_…: ./cubby refuses names of that kind that it does not know.
    builder.environment().put("HISTORIES_SCRATCH", scratch.toString());
    builder.environment().put("HISTORIES_OUT", out.toAbsolutePath().toString());
    builder.environment().put("HISTORIES_MUTANT", mutant == null ? "" : mutant);
    int status = builder.start().waitFor();
    List<String> lines = Files.readAllLines(output);
    if (status != 0) {
      throw new IOException(
          last(lines) + last(Files.readAllLines(errors)) + "(exit " + status + ")");
    }
    Files.delete(output);
    Files.delete(errors);
    return lines;
  }

  private static String last(List<String> lines) {
    var shown = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    return shown.isEmpty() ? "" : String.join("\n", shown) + "\n";
  }
}
