package dev.cubby.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The page on scaling shows the tables that its simulation prints. */
class SimulationTest {
  private static final String PAGE = "docs/scaling.md";

  @Test
  void thePageHasTheTablesThatTheSimulationPrints() throws IOException, InterruptedException {
    List<String> page = Objects.requireNonNull(Tree.here().documents.get(PAGE)).prose();
    List<String> tables = List.of(simulate().strip().split("\n\n(?=Table )"));
    assertThat(tables).hasSize(5);
    for (String table : tables) {
      assertThat(page).containsSequence(table.lines().toList());
    }
  }

  private static String simulate() throws IOException, InterruptedException {
    Path repository = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    Process simulation =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "bench/buckets/Buckets.java")
            .directory(repository.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] printed = simulation.getInputStream().readAllBytes();
    assertThat(simulation.waitFor()).isZero();
    return new String(printed, StandardCharsets.UTF_8);
  }
}
