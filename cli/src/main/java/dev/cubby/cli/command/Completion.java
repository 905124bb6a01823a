package dev.cubby.cli.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what lets a shell complete commands and options. */
@Command(
    name = "completion",
    description = {
      "Prints the completion of commands and options for bash and zsh.",
      "To have it in a shell: source <(./cubby completion)"
    })
final class Completion implements Runnable {
  private final Cubby cubby;

  @Spec private CommandSpec spec = CommandSpec.create();

  Completion(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    cubby.terminal().line(AutoComplete.bash("cubby", spec.root().commandLine()));
  }
}
