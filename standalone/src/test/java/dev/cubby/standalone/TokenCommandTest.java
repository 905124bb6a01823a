package dev.cubby.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.common.tokens.TokensFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String arguments) {
    List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1));
    return TokenCommand.run(
        words,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ci|read *",
        "ci read|read *",
        "ci write|write *",
        "ci write app/ jobs/|write app/,jobs/",
        "ci app/ --expires 2027-01-31|read app/ 2027-01-31T00:00:00Z",
        "ci read *|read *",
      })
  void theLineSaysWhatWasAskedFor(String arguments, String line) {
    assertThat(run(arguments)).isZero();
    assertThat(printed()).matches("ci [0-9a-f]{64} \\Q" + line + "\\E\\R");
  }

  @Test
  void theTokenIsOnStandardErrorAloneAndItsLineCountsForIt() {
    run("ci write app/");
    String shown = err.toString(StandardCharsets.UTF_8).strip();
    String secret = shown.substring(shown.lastIndexOf(' ') + 1);
    assertThat(secret).startsWith("cubby_");
    assertThat(printed()).doesNotContain(secret);
    assertThat(TokensFile.parse(printed()).find(secret)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|Usage",
        "--help|Usage",
        "a/b|letters",
        "ci --expires|a time",
        "ci --expires x|date"
      })
  void wrongUseIsSaidInOneLine(String arguments, String why) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(printed()).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(why).hasLineCount(1);
  }
}
