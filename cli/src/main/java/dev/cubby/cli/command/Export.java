package dev.cubby.cli.command;

import dev.cubby.cli.api.Api;
import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.Progress;
import dev.cubby.cli.api.Target;
import dev.cubby.cli.terminal.Bar;
import dev.cubby.cli.terminal.Interruption;
import dev.cubby.cli.terminal.Terminal;
import dev.cubby.cli.terminal.WholeFile;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exports keys. */
@Command(
    name = "export",
    description = {
      "Prints all keys with their values, a JSON object a line, as they were at one version.",
      "The last line says how many they are: an export that was cut off is known, and no file is"
          + " left of it."
    })
final class Export implements Runnable {
  private final Cubby cubby;

  @Option(names = "--prefix", paramLabel = "PREFIX", description = "Keys that start with this.")
  private @Nullable String prefix;

  @Option(names = "--at", paramLabel = "VERSION", description = "As the store was at this version.")
  private @Nullable Long at;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write it there, whole or not at all; - is standard output.")
  private @Nullable Path output;

  Export(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    Terminal terminal = cubby.terminal();
    if (output == null || output.toString().equals("-")) {
      try (var _ = cubby.interruption("what was printed is not the whole. Run it again.")) {
        var _ = download(terminal.out());
      }
      return;
    }
    var file = new WholeFile(output);
    Runnable interrupted =
        () -> {
          if (file.abandon()) {
            terminal.note(
                "cubby: interrupted; %s is as it was. Run the same command again."
                    .formatted(output));
          }
        };
    try (var _ = new Interruption(interrupted)) {
      file.fill(out -> {
        JsonObject end = download(out);
        String told =
            "%s: %d keys, %d bytes".formatted(output, end.number("keys"), end.number("bytes"));
        terminal.line(cubby.json() ? end.toString() : told);
      });
    }
  }

  /** Gives the end line. */
  private JsonObject download(OutputStream out) {
    Api api = cubby.api();
    try (var bar = Bar.ofKeys(cubby.terminal(), "exporting")) {
      countAll(api, bar);
      var check = new ExportCheck(out, bar);
      api.download(Target.export().with("prefix", prefix).with("at", at), check);
      return check.end();
    }
  }

  private void countAll(Api api, Progress bar) {
    if (cubby.terminal().bars()) {
      Target stats = Target.stats().with("prefix", prefix).with("at", at);
      bar.total(api.get(stats).json().number("keys"));
    }
  }
}
