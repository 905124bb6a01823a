package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.get;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.store.Precondition.Existence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every store does with units that must not be done twice. */
public abstract class IdempotencyContract extends ExportContract {
  private static final Retention DAY = new Retention(Duration.ofDays(1), 1L << 30);

  private static Sha256 sha(String text) {
    var digest = Sha256.begin();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return Sha256.of(digest);
  }

  /** A unit whose answer tells its outcomes, and each value that it read. */
  private static WriteUnit once(String id, String request, Step... steps) {
    return new WriteUnit(List.of(steps), true)
        .with(
            new Idempotency(
                sha(id),
                sha(request),
                outcomes -> told(outcomes).getBytes(StandardCharsets.UTF_8)));
  }

  private static String told(List<Step.Outcome> outcomes) {
    return outcomes.stream()
        .map(outcome ->
            outcome instanceof Step.Found found
                ? new String(found.value(), StandardCharsets.UTF_8)
                : outcome.toString())
        .collect(Collectors.joining("; "));
  }

  private Step.Answered answered(WriteUnit unit) {
    List<Step.Outcome> outcomes = store().commit(List.of(unit)).getFirst();
    assertThat(outcomes).hasSize(unit.steps().size());
    return (Step.Answered) outcomes.getLast();
  }

  private Step.Outcome outcome(WriteUnit unit) {
    return store().commit(List.of(unit)).getFirst().getFirst();
  }

  private static String text(Step.Answered answered) {
    return new String(answered.answer(), StandardCharsets.UTF_8);
  }

  private long lastVersion() {
    return store().stats("", null).version();
  }

  private int purge(Retention retention) {
    int rounds = 1;
    while (store().purgeAnswers(retention)) {
      rounds++;
    }
    return rounds;
  }

  @Test
  void aUnitThatComesAgainIsNotDoneAgainAndHasTheFirstAnswer() {
    Step.Answered first = answered(once("1", "a", put("a", "x"), put("b", "x"), get("a")));
    assertThat(first.again()).isFalse();
    assertThat(text(first)).contains("Created").endsWith("; x");
    long between = version(write(put("a", "of another")));
    Step.Answered second = answered(once("1", "a", put("a", "x"), put("b", "x"), get("a")));
    assertThat(second.again()).isTrue();
    assertThat(second.answer()).isEqualTo(first.answer());
    assertThat(read("a")).contains("of another");
    assertThat(lastVersion()).isEqualTo(between);
  }

  @Test
  void twoOfOneIdInOneTransactionAreDoneOnce() {
    WriteUnit unit = once("1", "a", put("a", "x"), get("a"));
    WriteUnit same = once("1", "a", put("a", "x"), get("a"));
    List<List<Step.Outcome>> outcomes =
        store().commit(List.of(unit, WriteUnit.of(put("a", "of another")), same));
    Step.Answered first = (Step.Answered) outcomes.getFirst().getFirst();
    Step.Answered second = (Step.Answered) outcomes.getLast().getFirst();
    assertThat(first.again()).isFalse();
    assertThat(second.again()).isTrue();
    assertThat(second.answer()).isEqualTo(first.answer());
    assertThat(read("a")).contains("of another");
    assertThat(answered(unit).answer()).isEqualTo(first.answer());
  }

  @Test
  void anotherRequestOfTheSameIdIsNeitherDoneNorAnswered() {
    answered(once("1", "a", put("a", "x")));
    assertThat(outcome(once("1", "b", put("b", "x")))).isEqualTo(new Step.OtherRequest());
    List<List<Step.Outcome>> outcomes =
        store().commit(List.of(once("2", "a", put("c", "x")), once("2", "b", put("d", "x"))));
    assertThat(outcomes.getLast()).containsExactly(new Step.OtherRequest());
    assertThat(read("b")).isEmpty();
    assertThat(read("c")).contains("x");
    assertThat(read("d")).isEmpty();
    assertThat(answered(once("2", "a", put("c", "x"))).again()).isTrue();
  }

  @Test
  void unitsOfDifferentIdsAreEachDone() {
    answered(once("1", "a", put("a", "x")));
    assertThat(answered(once("2", "a", put("a", "x"))).again()).isFalse();
  }

  @Test
  void whatFailedWhenItCameFirstFailsAgainThoughItWouldSucceedNow() {
    WriteUnit unit = once("1", "a", put("b", "x"), put("a", "x", Existence.PRESENT));
    String first = text(answered(unit));
    assertThat(first).contains("NotTried").contains("PreconditionFailed");
    long written = version(write(put("a", "y")));
    Step.Answered second = answered(unit);
    assertThat(second.again()).isTrue();
    assertThat(text(second)).isEqualTo(first);
    assertThat(read("b")).isEmpty();
    assertThat(version(write(put("a", "z")))).isEqualTo(written + 1);
  }

  @Test
  void aDeletionThatComesAgainFindsWhatItFoundFirst() {
    write(put("a", "x"));
    String first = text(answered(once("1", "a", delete("a"))));
    assertThat(first).contains("Deleted");
    write(put("a", "of another"));
    assertThat(text(answered(once("1", "a", delete("a"))))).isEqualTo(first);
    assertThat(read("a")).contains("of another");
  }

  @Test
  void aUnitThatOnlyReadsIsToldAgainWhatItRead() {
    write(put("a", "x"));
    long before = lastVersion();
    WriteUnit unit = once("1", "a", get("a"));
    assertThat(unit.readsOnly()).isFalse();
    assertThat(text(answered(unit))).isEqualTo("x");
    assertThat(lastVersion()).isEqualTo(before);
    assertThat(version(write(put("a", "y")))).isEqualTo(before + 1);
    assertThat(text(answered(unit))).isEqualTo("x");
  }

  @Test
  void whereTheTransactionFailsNoAnswerIsKept() {
    var failing =
        new WriteUnit(List.of(put("a", "x")), true)
            .with(
                new Idempotency(
                    sha("1"),
                    sha("a"),
                    _ -> {
                      throw new IllegalArgumentException("as told");
                    }));
    assertThatThrownBy(() -> store().commit(List.of(once("2", "a", put("b", "x")), failing)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(read("a")).isEmpty();
    assertThat(answered(once("1", "a", put("a", "x"))).again()).isFalse();
    assertThat(answered(once("2", "a", put("b", "x"))).again()).isFalse();
  }

  @Test
  void aUnitWhoseAnswerIsKeptReadsLess() {
    write(put("a", "x".repeat(Idempotency.MOST_READ_BYTES)));
    write(put("b", "x"));
    assertThat(text(answered(once("1", "a", get("a"))))).hasSize(Idempotency.MOST_READ_BYTES);
    assertThat(text(answered(once("2", "a", get("a"), put("c", "y"), get("b")))))
        .endsWith(new Step.TooMuch(1).toString());
    assertThat(read("c")).isEmpty();
  }

  @Test
  void answersGoByTheirAgeTheOldestFirst() {
    answered(once("1", "a", put("a", "1")));
    elapse(Duration.ofHours(2));
    answered(once("2", "a", put("a", "2")));
    purge(new Retention(Duration.ofHours(3), 1L << 30));
    assertThat(answered(once("1", "a", put("a", "1"))).again()).isTrue();
    purge(new Retention(Duration.ofHours(1), 1L << 30));
    assertThat(answered(once("2", "a", put("a", "2"))).again()).isTrue();
    assertThat(answered(once("1", "b", put("a", "3"))).again()).isFalse();
    assertThat(read("a")).contains("3");
  }

  @Test
  void answersGoWhereAllOfThemTakeTooMuchTheOldestFirst() {
    for (int i = 0; i < 4; i++) {
      answered(once("" + i, "a", put("a", "x")));
      elapse(Duration.ofMillis(1));
    }
    long one = answered(once("0", "a", put("a", "x"))).answer().length + 200L;
    purge(new Retention(Duration.ofDays(1), 4 * one + 20));
    assertThat(answered(once("0", "a", put("a", "x"))).again()).isTrue();
    purge(new Retention(Duration.ofDays(1), 2 * one + 20));
    assertThat(answered(once("2", "a", put("a", "x"))).again()).isTrue();
    assertThat(outcome(once("3", "b", put("a", "x")))).isEqualTo(new Step.OtherRequest());
    assertThat(answered(once("1", "b", put("a", "x"))).again()).isFalse();
    assertThat(answered(once("0", "b", put("a", "x"))).again()).isFalse();
  }

  @Test
  void aRoundOfThePurgeOfAnswersIsSmall() {
    WriteUnit[] units = new WriteUnit[700];
    for (int i = 0; i < units.length; i++) {
      units[i] = once("" + i, "a", put("a", "x"));
    }
    store().commit(List.of(units));
    assertThat(purge(DAY)).isEqualTo(1);
    assertThat(purge(Retention.NONE)).isEqualTo(units.length / AnswerRound.MOST_ANSWERS + 1);
    assertThat(answered(once("699", "b", put("a", "x"))).again()).isFalse();
  }
}
