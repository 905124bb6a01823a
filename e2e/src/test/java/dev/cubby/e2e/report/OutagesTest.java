package dev.cubby.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.e2e.history.HistoryClock;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutagesTest {
  private final HistoryClock clock = new HistoryClock();
  private final List<Operation> history = new ArrayList<>();

  @Test
  void theLongestTimeWithoutAnAnswerCountsEachKindByItself() {
    read(0, 1, Outcome.ABSENT);
    write(0, 1, Outcome.DELETED);
    read(9, 10, Outcome.ABSENT);
    write(3, 4, Outcome.DELETED);
    write(12, 12.5, Outcome.DELETED);

    assertThat(table(2, 8))
        .containsExactly("db", "1", "8.0", "s", "7.0", "s", "0", "0.0", "s", "-");
  }

  @Test
  void writesOfUnknownOutcomeAreNoAnswersThoughNoneComesAfterThem() {
    write(0, 1, Outcome.DELETED);
    write(2, 6.5, Outcome.UNKNOWN);
    write(7, 11, Outcome.UNKNOWN);
    read(0, 11, Outcome.ABSENT);

    assertThat(table(2, 8))
        .containsExactly("db", "1", "9.0", "s", "9.0", "s", "2", "4.5", "s", "-");
  }

  private List<String> table(long from, long to) {
    var fault =
        new FaultLog.Fault(clock.zero().plusSeconds(from), clock.zero().plusSeconds(to), "db", "-");
    String table = Outages.table(history, clock, new FaultLog(List.of(fault)));
    return List.of(table.lines().toList().getLast().split(" +"));
  }

  private void read(double call, double end, Outcome outcome) {
    add(Kind.READ, call, end, outcome);
  }

  private void write(double call, double end, Outcome outcome) {
    add(Kind.DELETE, call, end, outcome);
  }

  private void add(Kind kind, double call, double end, Outcome outcome) {
    history.add(
        new Operation(
            history.size(),
            0,
            kind,
            "k",
            null,
            Precondition.ANY,
            null,
            nanos(call),
            nanos(end),
            outcome,
            ""));
  }

  private static long nanos(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000)).toNanos();
  }
}
