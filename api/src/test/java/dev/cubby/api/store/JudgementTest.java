package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.copy;
import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.get;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.restore;
import static dev.cubby.api.store.Writes.touch;
import static dev.cubby.api.store.Writes.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.Judgement.Change;
import dev.cubby.api.store.Precondition.Existence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Key KEY = new Key("a");
  private static final long NOW = 1_000;

  private static Map<Key, Metadata> stored(@Nullable Long expiresAt) {
    return Map.of(KEY, new Metadata(KEY, 5, 1, "text/plain", 7, 8, expiresAt));
  }

  private static Judgement judge(Map<Key, Metadata> stored, Write... writes) {
    return judge(stored, units(writes));
  }

  private static Judgement judge(Map<Key, Metadata> stored, List<WriteUnit> units) {
    return Judgement.of(units, new Stored(stored, Map.of(), new History(3, 10), NOW));
  }

  private static List<Step.Outcome> outcomes(Judgement judgement) {
    return judgement.outcomes(Map.of()).stream().flatMap(List::stream).toList();
  }

  private static List<String> revisions(Judgement judgement) {
    return judgement.revisions().stream()
        .map(Judgement.Recorded::revision)
        .map(r -> "%s %d replaces %d".formatted(r.operation(), r.version(), r.replaces()))
        .toList();
  }

  @Test
  void eachKeyIsSavedOnceHoweverOftenItIsWritten() {
    Judgement judgement = judge(stored(null), put("a", "x"), delete("a"), put("a", "yz"));
    assertThat(judgement.changes())
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Save.class, save -> assertThat(save.metadata().size()).isEqualTo(2));
    assertThat(outcomes(judgement)).hasSize(3);
    assertThat(judgement.lastVersion()).isEqualTo(13);
  }

  @Test
  void eachWriteOfAKeyIsARevisionThatNamesTheOneItReplaces() {
    Judgement judgement = judge(stored(null), put("a", "x"), delete("a"), put("a", "yz"));
    assertThat(revisions(judgement))
        .containsExactly("PUT 11 replaces 5", "DELETE 12 replaces 11", "PUT 13 replaces 0");
    // Two values of one byte that were replaced, and the revision that deletes: 200 bytes beside.
    assertThat(judgement.historyBytes()).isEqualTo(201 + 201 + 200);
  }

  @Test
  void aKeyThatExpiredGetsARevisionForThatBeforeTheOneOfTheWrite() {
    Judgement judgement = judge(stored(NOW), put("a", "x"));
    assertThat(revisions(judgement)).containsExactly("EXPIRE 11 replaces 5", "PUT 12 replaces 0");
    assertThat(judgement.changes()).hasSize(1);
    assertThat(judgement.historyBytes()).isEqualTo(201 + 200);
  }

  @Test
  void aWriteThatIsRefusedExpiresNothing() {
    Judgement judgement = judge(stored(NOW), put("a", "x", Existence.PRESENT), delete("a"));
    assertThat(judgement.revisions()).isEmpty();
  }

  @Test
  void aNewTimeToLiveTakesTheValueThatAnEarlierWriteOfTheTransactionGave() {
    Judgement judgement = judge(stored(null), put("a", "xyz"), touch("a", 5L));
    assertThat(judgement.revisions().getLast().content())
        .isEqualTo(judgement.revisions().getFirst().content())
        .isInstanceOf(Content.Given.class);
    assertThat(judge(stored(null), touch("a", 5L)).revisions().getFirst().content())
        .isEqualTo(new Content.CopyOf(5));
  }

  @Test
  void aVersionThatTheTransactionItselfGivesCannotBeRestored() {
    assertThat(outcomes(judge(stored(null), put("a", "x"), restore("a", 11))).getLast())
        .isEqualTo(new WriteOutcome.Unreadable(11, new History(3, 10)));
  }

  @Test
  void aWriteThatIsRefusedTakesNoVersionAndChangesNothing() {
    Judgement judgement = judge(stored(null), put("a", "x", Existence.ABSENT), delete("b"));
    assertThat(judgement.changes()).isEmpty();
    assertThat(judgement.lastVersion()).isEqualTo(10);
  }

  @Test
  void aKeyThatExpiredIsCreatedAnew() {
    Judgement judgement = judge(stored(NOW), put("a", "x", Existence.ABSENT));
    assertThat(outcomes(judgement))
        .singleElement()
        .isInstanceOfSatisfying(
            WriteOutcome.Created.class,
            created -> assertThat(created.metadata().createdAt()).isEqualTo(NOW));
  }

  @Test
  void aReplacementKeepsTheTimeOfCreation() {
    Judgement judgement = judge(stored(NOW + 1), put("a", "x", Existence.PRESENT));
    assertThat(outcomes(judgement))
        .singleElement()
        .isInstanceOfSatisfying(
            WriteOutcome.Replaced.class,
            replaced -> assertThat(replaced.metadata().createdAt()).isEqualTo(7));
  }

  private static final WriteUnit FAILING =
      new WriteUnit(List.of(put("a", "xy"), delete("c"), put("b", "z"), delete("d")), true);

  @Test
  void aUnitThatFailsLeavesNothingOfItself() {
    Judgement judgement = judge(stored(NOW), List.of(FAILING));
    assertThat(judgement.revisions()).isEmpty();
    assertThat(judgement.changes()).isEmpty();
    assertThat(judgement.lastVersion()).isEqualTo(10);
    assertThat(judgement.historyBytes()).isZero();
    assertThat(outcomes(judgement))
        .containsExactly(
            new Step.NotTried(),
            new WriteOutcome.NotFound(),
            new Step.NotTried(),
            new Step.NotTried());
  }

  @Test
  void theUnitsAroundOneThatFailsAreJudgedAsIfItWereNotThere() {
    WriteUnit first = new WriteUnit(List.of(put("a", "x"), put("b", "x"), delete("b")), true);
    WriteUnit last = new WriteUnit(List.of(put("a", "z"), copy("b", "a")), true);
    Judgement with = judge(stored(null), List.of(first, FAILING, last));
    Judgement without = judge(stored(null), List.of(first, last));
    assertThat(revisions(with)).isEqualTo(revisions(without)).hasSize(5);
    assertThat(List.copyOf(with.changes())).isEqualTo(List.copyOf(without.changes()));
    assertThat(with.historyBytes()).isEqualTo(without.historyBytes());
    assertThat(outcomes(with).subList(7, 9)).isEqualTo(outcomes(without).subList(3, 5));
  }

  @Test
  void aKeyThatIsReadNeedNotBeThere() {
    var unit = new WriteUnit(List.of(get("b"), put("a", "x")), true);
    assertThat(outcomes(judge(stored(null), List.of(unit))).getLast())
        .isInstanceOf(WriteOutcome.Replaced.class);
  }

  @Test
  void onlyValuesThatTheDatabaseHoldsAreAskedOfIt() {
    var unit =
        new WriteUnit(List.of(get("a"), touch("a", 5L), get("a"), put("b", "x"), get("b")), true);
    Judgement judgement = judge(stored(null), List.of(unit));
    assertThat(judgement.wanted()).containsExactly(5L);
    List<Step.Outcome> outcomes = judgement.outcomes(Map.of(5L, new byte[] {7})).getFirst();
    assertThat(((Step.Found) outcomes.get(2)).value()).containsExactly(7);
    assertThat(((Step.Found) outcomes.get(4)).value()).containsExactly('x');
  }
}
