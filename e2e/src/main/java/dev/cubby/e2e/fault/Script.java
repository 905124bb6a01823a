package dev.cubby.e2e.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command that does things to the system. */
public final class Script {
  private final List<String> command;

  /** Of a command and its first arguments, between spaces. */
  public Script(String command) {
    this.command = Arrays.asList(command.split(" "));
  }

  /** The system's name: compose or standalone. */
  public String system() {
    return command.getLast();
  }

  /**
   * Runs it.
   *
   * @return what it printed
   * @throws IOException when it fails, with what it said
   */
  public String run(String verb, List<String> words) throws IOException, InterruptedException {
    var whole = new ArrayList<>(command);
    whole.add(verb);
    whole.addAll(words);
    Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          "%s %s failed: %s".formatted(verb, String.join(" ", words), output.strip()));
    }
    return output;
  }
}
