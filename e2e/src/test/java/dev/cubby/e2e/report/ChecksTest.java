package dev.cubby.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Checks checks = new Checks(new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void allPassed() {
    checks.check("first", true);
    checks.none("second", List.of());

    assertThat(checks.conclude()).isZero();
    assertThat(lines()).containsExactly("ok    first", "ok    second", "2 passed, 0 failed");
  }

  @Test
  void whatFailedIsTold() {
    checks.check("first", true);
    checks.none("second", List.of("one\ntwo"));

    assertThat(checks.conclude()).isEqualTo(1);
    assertThat(lines())
        .containsExactly(
            "ok    first", "FAIL  second", "      | one", "      | two", "1 passed, 1 failed");
  }

  @Test
  void noCheckAtAllIsAFailure() {
    assertThat(checks.conclude()).isEqualTo(1);
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
