package dev.cubby.cli.command;

import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a key another name. */
@Command(
    name = "mv",
    description = {
      "Gives a key another name, at one moment: no reader of both finds two keys, or none.",
      "Value, media type and remaining time to live stay. Where KEY is written all the time, so"
          + " that the time to live cannot be known, the exit code is 4 and nothing is done."
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
    String interrupted = "\"%s\" may or may not be \"%s\" now.".formatted(from, to);
    try (var _ = cubby.interruption(interrupted)) {
      Stored.tell(cubby, new Copier(cubby.api()).move(from, to, Guards.of(guards)));
    }
  }
}
