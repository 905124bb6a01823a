package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.check;
import static dev.cubby.api.store.Writes.copy;
import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.get;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.touch;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.Precondition.Existence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store does with several steps that belong together. */
public abstract class UnitContract extends HistoryContract {

  private List<Step.Outcome> atomic(Step... steps) {
    return store().commit(List.of(new WriteUnit(List.of(steps), true))).getFirst();
  }

  private List<Step.Outcome> snapshot(Step... steps) {
    return store().read(new WriteUnit(List.of(steps), true));
  }

  private long lastVersion() {
    return store().stats("", null).version();
  }

  private static String text(Step.Outcome outcome) {
    return outcome instanceof Step.Found found
        ? new String(found.value(), StandardCharsets.UTF_8)
        : outcome.toString();
  }

  private static final String ABSENT = new WriteOutcome.NotFound().toString();

  @Test
  void anAtomicUnitIsDoneWhole() {
    long before = lastVersion();
    List<Step.Outcome> outcomes = atomic(put("a", "1"), put("b", "2"), delete("a"));
    assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Created.class);
    assertThat(version(outcomes.getLast())).isEqualTo(before + 3);
    assertThat(read("a")).isEmpty();
    assertThat(read("b")).contains("2");
  }

  @Test
  void anAtomicUnitOfWhichAStepFailsLeavesNothing() {
    write(put("a", "old"));
    long before = lastVersion();
    List<Step.Outcome> outcomes =
        atomic(put("a", "new"), put("b", "new"), delete("c"), put("d", "new"));
    assertThat(outcomes)
        .containsExactly(
            new Step.NotTried(),
            new Step.NotTried(),
            new WriteOutcome.NotFound(),
            new Step.NotTried());
    assertThat(read("a")).contains("old");
    assertThat(read("b")).isEmpty();
    assertThat(read("d")).isEmpty();
    assertThat(lastVersion()).isEqualTo(before);
    assertThat(version(write(put("a", "x")))).isEqualTo(before + 1);
  }

  @Test
  void theNeighboursOfAUnitThatFailsStand() {
    var first = new WriteUnit(List.of(put("a", "1"), put("b", "1")), true);
    var failing = new WriteUnit(List.of(put("a", "2"), put("c", "2", Existence.PRESENT)), true);
    var last = new WriteUnit(List.of(get("a"), put("b", "3")), true);
    List<List<Step.Outcome>> outcomes = store().commit(List.of(first, failing, last));
    assertThat(outcomes.get(1).getFirst()).isEqualTo(new Step.NotTried());
    assertThat(text(outcomes.get(2).getFirst())).isEqualTo("1");
    assertThat(read("a")).contains("1");
    assertThat(read("b")).contains("3");
    assertThat(read("c")).isEmpty();
  }

  @Test
  void ofAUnitThatIsNotAtomicEachStepStandsForItself() {
    var unit = new WriteUnit(List.of(put("a", "1"), delete("b"), get("a"), put("c", "2")), false);
    List<Step.Outcome> outcomes = store().commit(List.of(unit)).getFirst();
    assertThat(outcomes.get(1)).isEqualTo(new WriteOutcome.NotFound());
    assertThat(text(outcomes.get(2))).isEqualTo("1");
    assertThat(read("a")).contains("1");
    assertThat(read("c")).contains("2");
  }

  @Test
  void aStepSeesWhatTheStepsBeforeItLeft() {
    write(put("a", "old"));
    write(put("b", "other"));
    List<Step.Outcome> outcomes =
        atomic(
            get("a"),
            put("a", "new"),
            get("a"),
            get("b"),
            touch("b", null),
            get("b"),
            copy("c", "a"),
            delete("a"),
            get("a"),
            get("c"));
    assertThat(List.of(0, 2, 3, 5, 8, 9).stream().map(i -> text(outcomes.get(i))))
        .containsExactly("old", "new", "other", "other", ABSENT, "new");
    assertThat(read("c")).contains("new");
  }

  @Test
  void aKeyIsRenamedByACopyAndADelete() {
    write(new Write.Put(new Key("a"), new byte[] {1, 2}, "image/png", null, Existence.ANY));
    List<Step.Outcome> outcomes = atomic(copy("b", "a"), delete("a"));
    assertThat(outcomes.getFirst()).isInstanceOf(WriteOutcome.Created.class);
    Entry moved = store().get(new Key("b")).orElseThrow();
    assertThat(moved.value()).containsExactly(1, 2);
    assertThat(moved.metadata().contentType()).isEqualTo("image/png");
    assertThat(read("a")).isEmpty();
    assertThat(atomic(copy("c", "a"), delete("b")).getFirst())
        .isEqualTo(new WriteOutcome.NotFound());
    assertThat(read("b")).isPresent();
  }

  @Test
  void aValueIsCopiedAsAnotherKeyHadItOnce() {
    long old = version(write(put("a", "old")));
    write(put("a", "new"));
    var source = new AsOf(new Key("a"), old);
    atomic(new Write.Restore(new Key("b"), source, null, Existence.ABSENT));
    assertThat(read("b")).contains("old");
  }

  @Test
  void aCheckThatDoesNotHoldFailsItsUnitAndChangesNothing() {
    long first = version(write(put("a", "1")));
    List<Step.Outcome> failed = atomic(put("b", "x"), check("a", version(first + 1)));
    assertThat(failed.getLast()).isInstanceOf(WriteOutcome.PreconditionFailed.class);
    assertThat(read("b")).isEmpty();
    List<Step.Outcome> done = atomic(check("a", version(first)), put("b", "x"));
    assertThat(done.getFirst())
        .isEqualTo(new Step.Holds(store().get(new Key("a")).orElseThrow().metadata()));
    assertThat(read("b")).contains("x");
  }

  @Test
  void aSnapshotTakesNoVersion() {
    write(put("a", "1"));
    write(put("b", "2", 50L));
    elapse(Duration.ofMillis(50));
    long before = lastVersion();
    List<Step.Outcome> outcomes =
        snapshot(get("a"), get("b"), check("b", Existence.ABSENT), check("a", Existence.PRESENT));
    assertThat(text(outcomes.getFirst())).isEqualTo("1");
    assertThat(outcomes.get(1)).isEqualTo(new WriteOutcome.NotFound());
    assertThat(outcomes.get(2)).isEqualTo(new Step.Holds(null));
    assertThat(lastVersion()).isEqualTo(before);
    assertThat(snapshot(get("a"), check("a", Existence.ABSENT)).getFirst())
        .isEqualTo(new Step.NotTried());
  }

  @Test
  void aReaderSeesAllOfAUnitOrNothing() {
    atomic(put("a", "0"), put("b", "0"));
    var writing =
        CompletableFuture.runAsync(() -> {
          for (int i = 1; i <= 300; i++) {
            atomic(put("a", "" + i), put("b", "" + i));
          }
        });
    do {
      List<Step.Outcome> seen = snapshot(get("a"), get("b"), get("a"));
      assertThat(text(seen.get(1))).isEqualTo(text(seen.get(0)));
      assertThat(text(seen.get(2))).isEqualTo(text(seen.get(0)));
    } while (!writing.isDone());
    writing.join();
    assertThat(text(snapshot(get("a")).getFirst())).isEqualTo("300");
  }

  @Test
  void aUnitReadsAndCopiesOnlySoManyBytes() {
    String value = "x".repeat(1 << 20);
    var steps = new ArrayList<Step>();
    for (int i = 0; i < 17; i++) {
      write(put("k" + i, value));
      steps.add(i % 2 == 0 ? get("k" + i) : copy("copy" + i, "k" + i));
    }
    var tooMuch = new Step.TooMuch(1 << 20);
    List<Step.Outcome> all = store().commit(List.of(new WriteUnit(steps, true))).getFirst();
    assertThat(all.getLast()).isEqualTo(tooMuch);
    assertThat(all.getFirst()).isEqualTo(new Step.NotTried());
    assertThat(read("copy1")).isEmpty();
    List<Step.Outcome> each = store().commit(List.of(new WriteUnit(steps, false))).getFirst();
    assertThat(IntStream.range(0, 16).mapToObj(each::get)).doesNotContain(tooMuch);
    assertThat(each.getLast()).isEqualTo(tooMuch);
    assertThat(read("copy15")).contains(value);
  }
}
