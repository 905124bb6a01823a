package dev.cubby.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import dev.cubby.e2e.workload.ChangeLog;
import dev.cubby.e2e.workload.Exported;
import dev.cubby.e2e.workload.Exported.Line;
import dev.cubby.e2e.workload.Watched.Gap;
import dev.cubby.e2e.workload.Watched.Told;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** a and b are put; a is put again at 8, b deleted at 9; c is there until second 100. */
class ExportJudgementTest {
  private static final Instant END = Instant.ofEpochSecond(100);
  private static final List<Told> CHANGES =
      List.of(
          new Told(5, "a", "put"),
          new Told(6, "b", "put"),
          new Told(7, "c", "put", END),
          new Told(8, "a", "put"),
          new Told(9, "b", "delete"));
  private static final ChangeLog WHOLE = new ChangeLog(4, true, CHANGES);
  private static final Line A = new Line("a", 5, "x", null);
  private static final Line NEWER_A = new Line("a", 8, "y", null);
  private static final Line B = new Line("b", 6, "x", null);
  private static final Line C = new Line("c", 7, "x", END);

  private static Exported export(long version, long second, Line... lines) {
    return new Exported(1_000, version, Instant.ofEpochSecond(second), List.of(lines));
  }

  private static List<String> faults(Exported export, Operation... operations) {
    return ExportJudgement.faults(List.of(export), List.of(operations), WHOLE);
  }

  private static Operation written(long version, String value, long end) {
    return new Operation(
        1,
        1,
        Operation.Kind.PUT,
        "a",
        value,
        Precondition.ANY,
        null,
        0,
        end,
        new Outcome.Written(version, true, null),
        "PUT");
  }

  @Test
  void whatTheChangesLeaveIsRight() {
    assertThat(faults(export(4, 1))).isEmpty();
    assertThat(faults(export(7, 1, A, B, C), written(5, "x", 1))).isEmpty();
    assertThat(faults(export(8, 1, NEWER_A, B, C))).isEmpty();
    assertThat(faults(export(9, 1, NEWER_A, C), written(8, "y", 1))).isEmpty();
    assertThat(faults(export(9, 100, NEWER_A))).isEmpty();
  }

  @Test
  void aKeyOfAnotherMomentIsFound() {
    assertThat(faults(export(8, 1, A, B, C))).singleElement().asString().contains("in place of");
    assertThat(faults(export(7, 1, NEWER_A, B, C))).hasSize(1);
  }

  @Test
  void aKeyThatIsMissingIsFound() {
    assertThat(faults(export(7, 1, A, C))).singleElement().asString().contains("it has null");
    assertThat(faults(export(7, 99, A, B))).hasSize(1);
  }

  @Test
  void aKeyThatWasNotThereIsFound() {
    assertThat(faults(export(9, 1, NEWER_A, B, C))).hasSize(1);
    assertThat(faults(export(5, 1, A, B))).hasSize(1);
    assertThat(faults(export(9, 100, NEWER_A, C))).hasSize(1);
    assertThat(faults(export(5, 1, A, new Line("d", 3, "x", null)))).hasSize(1);
  }

  @Test
  void anotherValueIsFound() {
    assertThat(faults(export(5, 1, A), written(5, "other", 1))).hasSize(1);
  }

  @Test
  void keysOutOfOrderOrTwiceAreFound() {
    assertThat(faults(export(7, 1, B, A, C))).hasSize(1);
    assertThat(faults(export(7, 1, A, A, B, C))).hasSize(1);
  }

  @Test
  void anExportThatLacksWhatWasAcknowledgedBeforeIsFound() {
    assertThat(faults(export(7, 1, A, B, C), written(8, "y", 999))).hasSize(1);
    assertThat(faults(export(7, 1, A, B, C), written(8, "y", 1_001))).isEmpty();
  }

  @Test
  void whatWasWrittenBehindTheLastExportIsFound() {
    List<Exported> exports = List.of(export(5, 1, A), export(8, 1, NEWER_A, B, C));
    assertThat(ExportJudgement.writtenSince(exports, WHOLE)).hasSize(1);
    assertThat(ExportJudgement.writtenSince(List.of(export(9, 1)), WHOLE)).isEmpty();
  }

  @Test
  void whatTheHistoryDoesNotReachIsNotJudged() {
    ChangeLog later = new ChangeLog(6, false, CHANGES.subList(2, 5));
    var early = export(5, 1, B);
    assertThat(ExportJudgement.faults(List.of(early), List.of(), later)).isEmpty();
    var right = export(9, 1, NEWER_A, C, new Line("d", 3, "x", null));
    assertThat(ExportJudgement.faults(List.of(right), List.of(), later)).isEmpty();
    var wrong = export(9, 1, A, C);
    assertThat(ExportJudgement.faults(List.of(wrong), List.of(), later)).hasSize(1);
  }

  @Test
  void aKeyOfWhichAChangeMayBeMissingIsNotJudged() {
    var log = new ChangeLog(4, true, CHANGES.subList(0, 3), List.of(new Gap(7, 9)), 9);
    var unknown = export(9, 1, NEWER_A, C);
    assertThat(ExportJudgement.faults(List.of(unknown), List.of(), log)).isEmpty();
    var invented = export(9, 1, new Line("d", 6, "x", null));
    assertThat(ExportJudgement.faults(List.of(invented), List.of(), log)).hasSize(1);
    assertThat(ExportJudgement.faults(List.of(export(7, 1, A, C)), List.of(), log)).hasSize(1);
  }
}
