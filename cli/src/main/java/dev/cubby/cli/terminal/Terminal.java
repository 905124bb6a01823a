package dev.cubby.cli.terminal;

import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/**
 * The three streams of a command.
 *
 * @param asks whether a person can be asked: standard input and error are a terminal
 * @param bars whether bars are shown: standard error is a terminal
 */
public record Terminal(
    InputStream in, OutputStream out, PrintStream err, boolean asks, boolean bars) {
  /** Set by the launcher to those of {@code in} and {@code err} that are a terminal. */
  private static final String TERMINALS = "cubby.terminals";

  /** This process's own streams. */
  public static Terminal own() {
    String terminals = System.getProperty(TERMINALS, "");
    return new Terminal(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        terminals.contains("in") && terminals.contains("err"),
        terminals.contains("err"));
  }

  /** Writes to standard output. */
  public void write(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.UNEXPECTED, "Standard output cannot be written: " + e.getMessage());
    }
  }

  /** Writes lines to standard output, each with its end. */
  public void lines(Iterable<String> lines) {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  public void line(String line) {
    write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Tells the person something that is not the command's result. */
  public void note(String text) {
    err.println(plain(text));
  }

  /** Asks a question; anything but y or yes is a no. */
  public boolean confirms(String question) {
    err.print(plain(question) + " [y/N] ");
    err.flush();
    var answers = new Scanner(in, StandardCharsets.UTF_8);
    String answer = answers.hasNextLine() ? answers.nextLine().strip() : "";
    return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
  }

  /** Without control characters: what a server says does not steer the terminal. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
  }
}
