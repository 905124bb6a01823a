package dev.cubby.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import dev.cubby.e2e.workload.ChangeLog;
import dev.cubby.e2e.workload.Watched;
import dev.cubby.e2e.workload.Watched.Gap;
import dev.cubby.e2e.workload.Watched.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchJudgementTest {
  private static final Told FIRST = new Told(5, "h/a/1", "put");
  private static final Told SECOND = new Told(7, "h/b/1", "put");
  private static final Told THIRD = new Told(8, "h/a/1", "delete");
  private static final List<Told> CHANGES = List.of(FIRST, SECOND, THIRD);
  private static final ChangeLog LOG = new ChangeLog(4, true, CHANGES);

  private static List<String> faults(Watched watched) {
    return WatchJudgement.faults(List.of(), LOG, List.of(watched));
  }

  private static Watched told(String prefix, Told... told) {
    return new Watched(prefix, 4, List.of(told), List.of());
  }

  @Test
  void whatIsToldWholeAndInOrderIsRight() {
    assertThat(faults(told("h/", FIRST, SECOND, THIRD))).isEmpty();
    assertThat(faults(told("h/a/", FIRST, THIRD))).isEmpty();
    assertThat(faults(told("h/c/"))).isEmpty();
  }

  @Test
  void whatIsMissingIsFound() {
    assertThat(faults(told("h/", FIRST, THIRD))).singleElement().asString().contains("not told");
    assertThat(faults(told("h/a/", FIRST))).singleElement().asString().contains("not told");
  }

  @Test
  void whatIsToldTwiceOrOutOfOrderIsFound() {
    assertThat(faults(told("h/", FIRST, SECOND, SECOND, THIRD)))
        .singleElement()
        .asString()
        .contains("told of 7 behind 7");
    assertThat(faults(told("h/", SECOND, FIRST, THIRD))).isNotEmpty();
  }

  @Test
  void whatNeverHappenedIsFound() {
    Told invented = new Told(6, "h/a/1", "put");
    assertThat(faults(told("h/", FIRST, invented, SECOND, THIRD))).hasSize(1);
    Told other = new Told(7, "h/b/1", "delete");
    assertThat(faults(told("h/", FIRST, other, THIRD))).hasSize(1);
  }

  @Test
  void whatTheHistoryDidNotReachMayBeMissing() {
    var watched = new Watched("h/", 4, List.of(FIRST, THIRD), List.of(new Gap(5, 7)));
    assertThat(faults(watched)).isEmpty();
  }

  @Test
  void anAcknowledgedWriteThatIsNoChangeIsFound() {
    assertThat(WatchJudgement.faults(List.of(written(7)), LOG, List.of())).isEmpty();
    assertThat(WatchJudgement.faults(List.of(written(6)), LOG, List.of())).hasSize(1);
    assertThat(WatchJudgement.faults(List.of(written(5)), LOG, List.of())).hasSize(1);
  }

  @Test
  void whatTheLogLacksIsNotJudged() {
    var log = new ChangeLog(4, true, List.of(FIRST, THIRD), List.of(new Gap(5, 7)), 7);
    assertThat(
            WatchJudgement.faults(
                List.of(written(7)), log, List.of(told("h/", FIRST, SECOND, THIRD))))
        .isEmpty();
  }

  private static Operation written(long version) {
    return new Operation(
        1,
        1,
        Operation.Kind.PUT,
        "h/b/1",
        "v",
        Precondition.ANY,
        null,
        0,
        1,
        new Outcome.Written(version, true, null),
        "PUT");
  }
}
