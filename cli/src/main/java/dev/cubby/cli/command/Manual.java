package dev.cubby.cli.command;

import dev.cubby.cli.manual.ManPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page. */
@Command(
    name = "manual",
    description = {"Prints the manual page, in roff.", "To read it: ./cubby manual | man -l -"})
final class Manual implements Runnable {
  private final Cubby cubby;

  @Spec private CommandSpec spec = CommandSpec.create();

  Manual(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    cubby.terminal().lines(new ManPage(spec.root(), Version.text()).lines());
  }
}
