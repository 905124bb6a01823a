package dev.cubby.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
  private static final Path ROOT = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());

  @ParameterizedTest
  @EnumSource(SystemKind.class)
  void noTwoFaultsHaveOneName(SystemKind kind) {
    assertThat(kind.faults()).extracting(Fault::name).doesNotHaveDuplicates();
  }

  /** Asks the shell that will run it, so that no fault stays away for a misspelled name. */
  @ParameterizedTest
  @EnumSource(SystemKind.class)
  void eachFaultIsMadeOfFunctionsThatItsSystemHas(SystemKind kind)
      throws IOException, InterruptedException {
    List<String> lines =
        kind.faults().stream()
            .flatMap(fault -> List.of(fault.comes(), fault.goes()).stream())
            .flatMap(line -> List.of(line.split("(&&|;)")).stream())
            .map(command -> command.strip().split(" ", 2)[0])
            .distinct()
            .toList();
    assertThat(act(kind, "type -t " + String.join(" ", lines)).lines())
        .hasSize(lines.size())
        .allMatch(type -> type.equals("function") || type.equals("builtin") || type.equals("file"));
  }

  @Test
  void namesChooseFaultsInTheirOrder() {
    assertThat(Faults.named(List.of("pause db", "kill api"), SystemKind.COMPOSE.faults()))
        .extracting(Fault::name)
        .containsExactly("pause db", "kill api");
  }

  @Test
  void aNameThatIsNoFaultIsRefusedWithThoseThatThereAre() {
    List<Fault> all = SystemKind.STANDALONE.faults();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Faults.named(List.of("kill cuby"), all))
        .withMessageContaining("there is no fault \"kill cuby\"")
        .withMessageContaining("pause cubby");
  }

  private static String act(SystemKind kind, String line) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("e2e/systems/histories.d/act", kind.toString(), line)
            .directory(ROOT.toFile())
            .redirectErrorStream(true);
    builder.environment().put("HISTORIES_SCRATCH", "/nowhere");
    builder.environment().put("HISTORIES_OUT", "/nowhere");
    builder.environment().put("HISTORIES_MUTANT", "");
    Process shell = builder.start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(output).isZero();
    return output;
  }
}
