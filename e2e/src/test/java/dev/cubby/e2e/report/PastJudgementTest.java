package dev.cubby.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Travel;
import dev.cubby.e2e.history.Travel.Kind;
import dev.cubby.e2e.workload.ChangeLog;
import dev.cubby.e2e.workload.Watched;
import dev.cubby.e2e.workload.Watched.Gap;
import dev.cubby.e2e.workload.Watched.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A key is put at 5, deleted at 7, restored as of 6 at 9, and put again at 12. */
class PastJudgementTest {
  private static final List<Told> CHANGES =
      List.of(
          new Told(5, "k", "put"),
          new Told(7, "k", "delete"),
          new Told(9, "k", "put"),
          new Told(12, "k", "put"));
  private static final ChangeLog WHOLE = new ChangeLog(4, true, CHANGES);
  private static final ChangeLog LATER = new ChangeLog(8, false, CHANGES.subList(2, 4));

  private static Travel travel(
      Kind kind, long asOf, @Nullable String value, Outcome outcome, @Nullable Long oldest) {
    return new Travel(kind, "k", asOf, value, outcome, oldest, "");
  }

  private static Travel put(long version, String value) {
    return travel(Kind.PUT, Travel.NEWEST, value, new Outcome.Written(version, null, null), null);
  }

  private static Travel read(long asOf, long version, String value) {
    return travel(Kind.READ, asOf, null, new Outcome.Present(version, value, null), null);
  }

  private static Travel absent(long asOf) {
    return travel(Kind.READ, asOf, null, Outcome.ABSENT, null);
  }

  private static Travel restore(long asOf, Outcome outcome) {
    return travel(Kind.RESTORE, asOf, null, outcome, null);
  }

  private static Travel restored(long asOf, long version) {
    return restore(asOf, new Outcome.Written(version, null, null));
  }

  private static Travel gone(long asOf, long oldest) {
    return travel(Kind.READ, asOf, null, Outcome.NOT_DONE, oldest);
  }

  private static List<String> faults(ChangeLog log, Travel... travels) {
    return PastJudgement.of(List.of(travels), log).faults();
  }

  @Test
  void whatTheChangesTellIsRight() {
    Travel[] right = {
      put(5, "a"),
      put(12, "b"),
      absent(4),
      read(5, 5, "a"),
      read(6, 5, "a"),
      absent(7),
      restore(8, Outcome.ABSENT),
      restored(6, 9),
      read(11, 9, "a"),
      read(12, 12, "b"),
      read(Travel.NEWEST, 12, "b")
    };
    PastJudgement judgement = PastJudgement.of(List.of(right), WHOLE);
    assertThat(judgement.faults()).isEmpty();
    assertThat(judgement.judged()).isEqualTo(8);
  }

  @Test
  void aReadOfAnotherVersionIsFound() {
    assertThat(faults(WHOLE, read(11, 5, "a"))).hasSize(1);
    assertThat(faults(WHOLE, read(11, 12, "b"))).hasSize(1);
  }

  @Test
  void aReadOfWhatWasNotThereIsFound() {
    assertThat(faults(WHOLE, read(8, 5, "a"))).isNotEmpty();
    assertThat(faults(WHOLE, read(4, 5, "a"))).isNotEmpty();
  }

  @Test
  void aKeyThatWasThereAndIsNotFoundIsAFault() {
    assertThat(faults(WHOLE, absent(6))).hasSize(1);
    assertThat(faults(WHOLE, restore(6, Outcome.ABSENT))).hasSize(1);
    assertThat(faults(WHOLE, absent(10))).hasSize(1);
  }

  @Test
  void aVersionWithAnotherValueIsFound() {
    assertThat(faults(WHOLE, put(5, "a"), read(6, 5, "b"))).hasSize(1);
    assertThat(faults(WHOLE, read(5, 5, "a"), read(6, 5, "b"))).hasSize(1);
  }

  @Test
  void aRestoreOfAnotherValueIsFound() {
    assertThat(faults(WHOLE, put(5, "a"), restored(6, 9), read(10, 9, "b"))).hasSize(1);
  }

  @Test
  void aRestoreOfWhatWasNotThereIsFound() {
    assertThat(faults(WHOLE, restored(8, 9))).hasSize(1);
  }

  @Test
  void aWriteThatIsNoChangeIsFound() {
    assertThat(faults(WHOLE, put(6, "a"))).hasSize(1);
    assertThat(faults(WHOLE, restored(6, 7))).hasSize(1);
    assertThat(faults(WHOLE, read(Travel.NEWEST, 10, "a"))).hasSize(1);
  }

  @Test
  void aHorizonThatGoesBackOrRefusesTooMuchIsFound() {
    assertThat(faults(LATER, gone(6, 7))).isEmpty();
    assertThat(faults(LATER, gone(6, 6))).hasSize(1);
    assertThat(faults(LATER, gone(8, 10))).hasSize(1);
    assertThat(faults(WHOLE, gone(5, 6))).hasSize(1);
  }

  @Test
  void whatTheHistoryDoesNotReachIsNotJudged() {
    PastJudgement judgement =
        PastJudgement.of(List.of(absent(6), read(6, 5, "a"), absent(8)), LATER);
    assertThat(judgement.faults()).isEmpty();
    assertThat(judgement.judged()).isZero();
    assertThat(faults(LATER, absent(10))).hasSize(1);
  }

  @Test
  void whatAFollowerWasToldCountsBeforeTheHorizon() {
    var told = new Watched("", 4, CHANGES.subList(0, 2), List.of(new Gap(7, 8)));
    ChangeLog log = LATER.behind(told);
    assertThat(faults(log, absent(4), read(6, 5, "a"), absent(7), gone(6, 8))).isEmpty();
    assertThat(faults(log, absent(6))).hasSize(1);
    assertThat(faults(log, put(6, "a"))).hasSize(1);
    assertThat(faults(log, gone(7, 9))).hasSize(1);
  }

  @Test
  void whatAFollowerWasNotToldIsNotJudged() {
    var told = new Watched("", 4, CHANGES.subList(0, 1), List.of(new Gap(5, 7)));
    ChangeLog log = LATER.behind(told);
    assertThat(faults(log, read(6, 6, "a"), absent(7), put(6, "a"))).isEmpty();
    assertThat(faults(log, read(5, 4, "a"))).isNotEmpty();
  }
}
