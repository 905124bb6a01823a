package dev.cubby.e2e.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.e2e.history.Operation.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  /** A line of each outcome and precondition, as they have been recorded from the beginning. */
  private static final String RECORDED =
      """
      {"id":1,"client":2,"kind":"put","key":"h/a","value":"c2-0","if":"absent","ttl":3000000000,"call":10,"end":20,"outcome":"Written","version":5,"created":true,"expiresAt":3000000015,"note":"PUT 201"}
      {"id":2,"client":2,"kind":"put","key":"h/a","value":"c2-1","ifVersion":5,"call":21,"end":30,"outcome":"Refused","version":6,"note":"PUT 412 precondition-failed"}
      {"id":3,"client":3,"kind":"put","key":"h/a","value":"c3-0","if":"absent","call":22,"end":31,"outcome":"Refused","note":"PUT 412"}
      {"id":4,"client":3,"kind":"read","key":"h/a","call":32,"end":40,"outcome":"Present","version":6,"found":"c4-0","note":"GET 200; cached"}
      {"id":5,"client":3,"kind":"read","key":"h/a","call":41,"end":42,"outcome":"Present","version":6,"expiresAt":99,"note":"HEAD 200"}
      {"id":6,"client":3,"kind":"read","key":"h/b","call":43,"end":44,"outcome":"Absent","note":"GET 404 key-not-found"}
      {"id":7,"client":3,"kind":"delete","key":"h/a","call":45,"end":46,"outcome":"Deleted","wasThere":true,"note":"DELETE 204"}
      {"id":8,"client":3,"kind":"delete","key":"h/a","call":47,"end":48,"outcome":"NotDone","note":"DELETE 503 unavailable"}
      {"id":9,"client":3,"kind":"put","key":"h/a","value":"c3-1","call":49,"end":50,"outcome":"Unknown","note":"PUT broken-off"}
      {"id":10,"client":3,"kind":"put","key":"h/a","value":"c3-2","call":51,"end":52,"outcome":"Written","version":9,"note":""}
      """;

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("history.ndjson"), RECORDED);
  }

  @Test
  void aRecordedHistoryIsWrittenAsItWasRead() throws IOException {
    Path again = folder.resolve("again.ndjson");
    HistoryFile.write(again, HistoryFile.read(file));
    assertThat(again).hasContent(RECORDED);
  }

  @Test
  void eachOutcomeAndPreconditionIsRead() throws IOException {
    List<Operation> operations = HistoryFile.read(file);

    assertThat(operations.getFirst())
        .isEqualTo(
            new Operation(
                1,
                2,
                Kind.PUT,
                "h/a",
                "c2-0",
                Precondition.ABSENT,
                3_000_000_000L,
                10,
                20,
                new Outcome.Written(5, true, 3_000_000_015L),
                "PUT 201"));
    assertThat(operations.get(1).precondition()).isEqualTo(new Precondition.At(5));
    assertThat(operations)
        .extracting(Operation::outcome)
        .containsExactly(
            new Outcome.Written(5, true, 3_000_000_015L),
            new Outcome.Refused(6L),
            new Outcome.Refused(null),
            new Outcome.Present(6, "c4-0", null),
            new Outcome.Present(6, null, 99L),
            Outcome.ABSENT,
            Outcome.DELETED,
            Outcome.NOT_DONE,
            Outcome.UNKNOWN,
            new Outcome.Written(9, null, null));
  }

  @Test
  void operationsAreWrittenInTheOrderOfTheirCalls() throws IOException {
    var shuffled = new ArrayList<>(HistoryFile.read(file).reversed());
    HistoryFile.write(file, shuffled);
    assertThat(file).hasContent(RECORDED);
  }

  @Test
  void aLineThatIsNoOperationIsNamed() throws IOException {
    for (String damaged :
        List.of(
            "no JSON",
            "{}",
            line(8).replace("\"client\":3,", ""),
            line(8).replace("NotDone", "Finished"),
            line(8).replace("\"end\":48", "\"end\":null"),
            line(4).replace("\"version\":6,", ""),
            line(8).replace("\"note\"", "\"remark\""))) {
      Files.writeString(file, line(1) + "\n" + damaged + "\n");
      assertThatThrownBy(() -> HistoryFile.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("line 2: no operation");
    }
  }

  private static String line(int number) {
    return RECORDED.lines().toList().get(number - 1);
  }
}
