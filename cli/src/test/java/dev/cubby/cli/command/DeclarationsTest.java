package dev.cubby.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is made from the commands' declarations: help, completion, the manual, the launcher's list.
 */
class DeclarationsTest {
  @TempDir private Path folder;

  static Set<String> commands() {
    return new Program(dev.cubby.cli.terminal.Terminal.own()).spec().subcommands().keySet();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelp(String command) {
    Ran ran = Ran.command(command, "--help");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).startsWith("Usage: cubby ").contains("--server=URL", "--help");
  }

  @Test
  void helpListsTheExitCodes() {
    assertThat(Ran.command("--help").out()).contains("Exit codes:", "130   Ctrl-C ended it");
  }

  @Test
  void theVersionIsTheBuilds() {
    assertThat(Ran.command("--version").out()).matches("cubby \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theLauncherKnowsEveryCommand(String command) throws IOException {
    assertThat(Files.readString(Path.of("../cubby"))).containsPattern("[ |]" + command + " \\|");
  }

  @ParameterizedTest
  @CsvSource({"hist, history", "res, restore", "get --out, --output", "list --pre, --prefix"})
  void bashCompletes(String typed, String completed) throws Exception {
    Path script = Files.writeString(folder.resolve("cubby.bash"), Ran.command("completion").out());
    String words = "cubby " + typed;
    String program =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_cubby; echo \"${COMPREPLY[*]}\""
            .formatted(script, words, words.split(" ", -1).length - 1);
    Process bash =
        new ProcessBuilder("bash", "-c", program)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(printed.strip().split("\\s+", -1)).contains(completed);
  }

  @Test
  void completionIsForZshToo() {
    assertThat(Ran.command("completion").out()).contains("ZSH_VERSION", "bashcompinit");
  }

  @Test
  void theManualHasEveryCommandAndExitCode() {
    String manual = Ran.command("manual").out();
    assertThat(manual).startsWith(".TH CUBBY 1");
    assertThat(manual.lines().filter(line -> line.startsWith(".SS ")))
        .containsExactly(
            ".SS get",
            ".SS put",
            ".SS list",
            ".SS delete",
            ".SS history",
            ".SS watch",
            ".SS cp",
            ".SS mv",
            ".SS touch",
            ".SS restore",
            ".SS stats",
            ".SS export",
            ".SS import",
            ".SS completion",
            ".SS manual");
    assertThat(manual.codePoints()).as("roff takes ASCII").allMatch(unit -> unit < 128);
    assertThat(manual).contains("\\fB130\\fR\nCtrl\\-C ended it");
    assertThat(manual.lines())
        .allMatch(line -> !line.startsWith(".") || line.matches("\\.(TH|SH|SS|PP|TP)\\b.*"));
  }
}
