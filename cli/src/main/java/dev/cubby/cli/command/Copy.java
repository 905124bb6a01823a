package dev.cubby.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies a key. */
@Command(
    name = "cp",
    description = {
      "Copies a key's value, media type and remaining time to live to another key.",
      "The server copies it, at one moment. Where KEY is written all the time, so that the time to"
          + " live cannot be known, the exit code is 4 and nothing is done."
    })
final class Copy implements Runnable {
  private final Cubby cubby;

  @Parameters(index = "0", paramLabel = "KEY", description = "The key.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "The copy's key; it is replaced.")
  private String to = "";

  @Option(
      names = "--at",
      paramLabel = "VERSION",
      description = "Copy what the key was at this version of the store.")
  private @Nullable Long at;

  @ArgGroup private @Nullable Guards guards;

  Copy(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    String interrupted = "\"%s\" may or may not be written.".formatted(to);
    try (var _ = cubby.interruption(interrupted)) {
      Stored.tell(cubby, new Copier(cubby.api()).copy(from, at, to, Guards.of(guards)));
    }
  }
}
