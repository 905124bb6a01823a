package dev.cubby.cli.command;

import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import dev.cubby.cli.command.Copier.Copied;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a key another name. */
@Command(
    name = "mv",
    description = {
      "Gives a key another name: copies it, and deletes the old key.",
      "It is not atomic: for a moment both keys exist. Where KEY is written meanwhile, both stay,"
          + " and the exit code is 4; where the command is interrupted, both may stay."
    })
final class Move implements Runnable {
  private final Cubby cubby;

  @Parameters(index = "0", paramLabel = "KEY", description = "The key.")
  private String from = "";

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description = "Its new name; a key there is replaced.")
  private String to = "";

  @ArgGroup private @Nullable Guards guards;

  Move(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    if (from.equals(to)) {
      throw new Failure(ExitCode.USAGE, "Both keys are the same.");
    }
    var copier = new Copier(cubby.api());
    String interrupted = "\"%s\" and \"%s\" may both exist.".formatted(from, to);
    try (var _ = cubby.interruption(interrupted)) {
      Copied copied = copier.copy(from, null, to, Guards.of(guards));
      delete(copier, copied.source());
      Stored.tell(cubby, copied.stored());
    }
  }

  private void delete(Copier copier, long version) {
    try {
      copier.deleteSource(from, version);
    } catch (Failure failure) {
      cubby
          .terminal()
          .note("cubby: \"%s\" is written, and \"%s\" is not deleted.".formatted(to, from));
      throw failure;
    }
  }
}
