package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.restore;
import static dev.cubby.api.store.Writes.touch;
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
    return Judgement.of(List.of(writes), new Stored(stored, Map.of(), new History(3, 10), NOW));
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
    assertThat(judgement.outcomes()).hasSize(3);
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
    assertThat(judge(stored(null), put("a", "x"), restore("a", 11)).outcomes().getLast())
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
    assertThat(judgement.outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            WriteOutcome.Created.class,
            created -> assertThat(created.metadata().createdAt()).isEqualTo(NOW));
  }

  @Test
  void aReplacementKeepsTheTimeOfCreation() {
    Judgement judgement = judge(stored(NOW + 1), put("a", "x", Existence.PRESENT));
    assertThat(judgement.outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            WriteOutcome.Replaced.class,
            replaced -> assertThat(replaced.metadata().createdAt()).isEqualTo(7));
  }
}
