package dev.cubby.cli.command;

import dev.cubby.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A command that has ended. */
record Ran(int code, String out, String err) {

  static Ran command(String... arguments) {
    return with("", false, arguments);
  }

  /** With something on standard input, and perhaps a person before it. */
  static Ran with(String in, boolean asks, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            asks,
            false);
    int code = new Program(terminal).run(arguments);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
