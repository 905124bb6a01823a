package dev.cubby.cli;

import dev.cubby.cli.command.Program;
import dev.cubby.cli.terminal.Terminal;

/** The client of {@code ./cubby}. */
public final class Main {
  public static void main(String[] arguments) {
    System.exit(new Program(Terminal.own()).run(arguments));
  }

  private Main() {}
}
