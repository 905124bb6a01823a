package dev.cubby.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HistoriesTest {
  private static final String PUT =
      """
      {"id":1,"client":1,"kind":"put","key":"h/a","value":"c1-0","call":1,"end":2,"outcome":"Written","version":1,"created":true,"note":"PUT 201"}
      """;
  private static final String READ =
      """
      {"id":2,"client":2,"kind":"read","key":"h/a","call":3,"end":4,"outcome":"Present","version":1,"found":"c1-0","note":"GET 200"}
      """;
  private static final String STALE_READ =
      """
      {"id":2,"client":2,"kind":"read","key":"h/a","call":3,"end":4,"outcome":"Absent","note":"GET 404 key-not-found"}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "--minutes | Missing required parameter for option '--minutes'",
        "--minutes 0 | 0 is not a number from 0.01 to 10,000",
        "--minutes some | some is not a number",
        "--seed x | 'x' is not a long",
        "--rate -1 | -1 is not a number from",
        "--clients 2.5 | 2.5 is not a whole number",
        "--workload hot,cold | not cold",
        "--faults none | there is no fault \"none\"",
        "--standalone --faults none | kill cubby at once after its start",
        "--standalone --kubernetes | mutually exclusive",
        "--standalone --mutant no-fence | --mutant goes with compose's systems",
        "--mutant none | no such mutant: none",
        "--fault x | Unknown option",
        "x | Unmatched argument",
      })
  void aWrongCommandLineIsRefusedInWords(String line, String words) {
    assertThat(run(List.of(line.split(" ")))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("histories: ")
        .contains(words)
        .contains("; --help lists the options");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--standalone",
        "--kubernetes",
        "--minutes",
        "--seed",
        "--faults",
        "--rate",
        "--clients",
        "--workload",
        "--out",
        "--mutant",
        "--check",
        "--help"
      })
  void helpTellsEachOption(String option) {
    assertThat(run(List.of("--help"))).isZero();
    assertThat(out.toString()).contains("e2e/run histories").contains(option);
  }

  @Test
  void aRecordedHistoryIsJudgedAgain() throws IOException {
    assertThat(check(PUT + READ)).isZero();
    assertThat(out.toString()).contains("2 requests").contains(": 0 violations");
  }

  @Test
  void aViolationOfARecordedHistoryFailsAndIsWrittenOut() throws IOException {
    assertThat(check(PUT + STALE_READ)).isEqualTo(1);
    assertThat(out.toString()).contains(": 1 violations");
    assertThat(folder.resolve("violation-h_a.ndjson")).exists();
    assertThat(folder.resolve("violation-h_a.html")).exists();
  }

  @Test
  void rowsThatDifferFromTheLastReadsAreTold() {
    assertThat(HistoryRun.differences(List.of("a\t1", "b\t2"), List.of("a\t1", "b\t3")))
        .containsExactly(
            "read, and not in the database: b\t2", "in the database, and not read: b\t3");
    assertThat(HistoryRun.differences(List.of("a\t1"), List.of("a\t1"))).isEmpty();
  }

  private int check(String history) throws IOException {
    Path file = Files.writeString(folder.resolve("history.ndjson"), history);
    return run(List.of("--check", file.toString(), "--out", folder.toString()));
  }

  private int run(List<String> args) {
    CommandLine command = Histories.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(args.toArray(String[]::new));
  }
}
