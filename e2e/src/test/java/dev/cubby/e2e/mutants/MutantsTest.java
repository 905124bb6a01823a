package dev.cubby.e2e.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mutant still fits the sources, says which rule it breaks, and which tests ought to see. */
class MutantsTest {
  private static final Path ROOT = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
  private static final List<String> MODULES =
      List.of("api", "flights", "dedup", "common", "standalone");

  static List<Path> mutants() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("e2e/mutants"))) {
      return files.map(ROOT::relativize).sorted().toList();
    }
  }

  /** {@code git apply} needs no repository, so that a copy without one will do. */
  @ParameterizedTest
  @MethodSource("mutants")
  void applies(Path mutant) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "apply", "--check", mutant.toString())
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(output).isZero();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void hasAHeading(Path mutant) throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve(mutant));
    assertThat(lines.get(0)).matches("Rule: .+\\.");
    assertThat(lines.get(1)).matches("Why: .+\\.");
    assertThat(lines.get(2)).startsWith("Tests: ");
    for (String test : lines.get(2).substring("Tests: ".length()).split(" ", -1)) {
      String source = "src/test/java/" + test.replace('.', '/') + ".java";
      assertThat(MODULES).anyMatch(module -> Files.exists(ROOT.resolve(module).resolve(source)));
    }
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void isListed(Path mutant) throws IOException {
    String rule = Files.readAllLines(ROOT.resolve(mutant)).get(0).substring("Rule: ".length());
    String name = mutant.getFileName().toString().replace(".patch", "");
    assertThat(ROOT.resolve("docs/mutants.md"))
        .content(StandardCharsets.UTF_8)
        .contains("| %s | `%s` | `".formatted(rule, name));
  }
}
