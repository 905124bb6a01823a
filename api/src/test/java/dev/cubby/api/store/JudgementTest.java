package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
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
    return Judgement.of(List.of(writes), stored, 10, NOW);
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
