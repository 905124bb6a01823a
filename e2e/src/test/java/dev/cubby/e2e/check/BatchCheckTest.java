package dev.cubby.e2e.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.e2e.check.Violation.Rule;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What atomic batches may be told, and each way of breaking their promise. */
final class BatchCheckTest {
  private static final int SEEDS = 300;
  private final List<Operation> history = new ArrayList<>();
  private @Nullable Long batch;
  private long now;

  @BeforeEach
  void twoKeysWrittenTogether() {
    begin().put("a", "a1", 1).put("b", "b1", 2);
  }

  private BatchCheckTest begin() {
    batch = (long) history.size();
    now += 2;
    return this;
  }

  private BatchCheckTest alone() {
    batch = null;
    now += 2;
    return this;
  }

  private BatchCheckTest put(String key, String value, long version) {
    return add(Kind.PUT, key, value, new Outcome.Written(version, null, null));
  }

  private BatchCheckTest unknown(String key, String value) {
    return add(Kind.PUT, key, value, Outcome.UNKNOWN);
  }

  private BatchCheckTest read(String key, String value, long version) {
    return add(Kind.READ, key, null, new Outcome.Present(version, value, null));
  }

  private BatchCheckTest absent(String key) {
    return add(Kind.READ, key, null, Outcome.ABSENT);
  }

  private BatchCheckTest add(Kind kind, String key, @Nullable String value, Outcome outcome) {
    long end = outcome instanceof Outcome.Unknown ? Long.MAX_VALUE / 2 : now + 1;
    history.add(
        new Operation(
            history.size(),
            history.size(),
            kind,
            key,
            value,
            Precondition.ANY,
            null,
            now,
            end,
            outcome,
            kind + " " + key,
            batch));
    return this;
  }

  private List<Rule> rules() {
    return BatchCheck.check(history).stream().map(Violation::rule).toList();
  }

  @Test
  void acceptsWhatStoodTogether() {
    begin().read("a", "a1", 1).read("b", "b1", 2).absent("c");
    alone().put("b", "b2", 3);
    begin().read("a", "a1", 1).read("b", "b2", 3);
    begin().read("a", "a1", 1).read("b", "b2", 3).put("a", "a2", 4).put("c", "c1", 5);
    begin().read("a", "a2", 4).read("b", "b2", 3).read("c", "c1", 5);
    assertThat(rules()).isEmpty();
  }

  @Test
  void acceptsAnOldSnapshotWhileABatchIsUnderWay() {
    begin().unknown("a", "a2").unknown("b", "b2");
    begin().read("a", "a1", 1).read("b", "b1", 2);
    begin().read("a", "a2", 3).read("b", "b2", 4);
    assertThat(rules()).isEmpty();
  }

  @Test
  void rejectsAReadOfAPartOfABatch() {
    begin().put("a", "a2", 3).put("b", "b2", 4);
    begin().read("a", "a2", 3).read("b", "b1", 2);
    assertThat(rules()).containsExactly(Rule.TORN_READ);
  }

  @Test
  void rejectsAReadOfALaterPartOfABatch() {
    begin().put("a", "a2", 3).put("b", "b2", 4);
    begin().read("a", "a1", 1).read("b", "b2", 4);
    assertThat(rules()).containsExactly(Rule.TORN_READ);
  }

  @Test
  void rejectsAPartOfABatchOfUnknownOutcome() {
    begin().unknown("a", "a2").unknown("b", "b2");
    begin().read("a", "a2", 3).read("b", "b1", 2);
    assertThat(rules()).containsExactly(Rule.TORN_READ);
  }

  @Test
  void rejectsAnAbsentKeyThatCameWithAnother() {
    begin().put("c", "c1", 3).put("d", "d1", 4);
    begin().absent("c").read("d", "d1", 4);
    assertThat(rules()).containsExactly(Rule.TORN_READ);
  }

  @Test
  void rejectsTwoSinglesThatNeverStoodTogether() {
    alone().put("a", "a2", 3);
    alone().put("b", "b2", 4);
    begin().read("a", "a1", 1).read("b", "b2", 4);
    assertThat(rules()).containsExactly(Rule.TORN_READ);
  }

  @Test
  void rejectsABatchWhoseReadsAreOlderThanItsWrites() {
    alone().put("a", "a2", 3);
    begin().read("a", "a1", 1).put("b", "b2", 4).put("a", "a3", 5);
    assertThat(rules()).containsExactly(Rule.TORN_READ);
  }

  @Test
  void rejectsABatchThatAnotherWriteCameInto() {
    begin().put("a", "a2", 3).put("b", "b2", 5);
    assertThat(rules()).containsExactly(Rule.TORN_WRITE);
  }

  @Test
  void rejectsABatchOfWhichAPartIsAcknowledged() {
    begin().put("a", "a2", 3).add(Kind.PUT, "b", "b2", Outcome.NOT_DONE);
    assertThat(rules()).containsExactly(Rule.TORN_WRITE);
  }

  /** The checker as a whole judges batches too, and each key of them as any other. */
  @Test
  void aValueOfABatchThatFailedIsFoundByTheCheckOfItsKey() {
    begin().add(Kind.PUT, "a", "a2", Outcome.NOT_DONE).add(Kind.PUT, "b", "b2", Outcome.NOT_DONE);
    alone().read("a", "a2", 3);
    begin().read("a", "a1", 1).read("b", "b1", 2);
    assertThat(Checker.check(history, Margins.DEFAULT).violations())
        .extracting(Violation::rule)
        .containsExactly(Rule.FAILED_WRITE_SEEN);
    begin().put("a", "a3", 5).put("b", "b3", 6);
    begin().read("a", "a3", 5).read("b", "b1", 2);
    assertThat(Checker.check(history, Margins.DEFAULT).violations())
        .extracting(Violation::rule)
        .contains(Rule.TORN_READ);
  }

  /**
   * Batches at random over a store that does them at a moment; then one of its reads is changed.
   */
  @Test
  void acceptsWhatAStoreDidAndNoticesOneKeyOfAnotherMoment() {
    for (int seed = 0; seed < SEEDS; seed++) {
      history.clear();
      var random = new Random(seed);
      var store = new TreeMap<String, Long>();
      long version = 0;
      for (int i = 0; i < 30; i++) {
        begin();
        if (random.nextBoolean()) {
          for (String key : List.of("a", "b", "c")) {
            store.put(key, ++version);
            put(key, "v" + version, version);
          }
        } else {
          store.forEach((key, at) -> read(key, "v" + at, at));
        }
      }
      assertThat(rules()).as("seed %d", seed).isEmpty();
      int at = (int) history.stream().takeWhile(o -> o.kind() != Kind.READ).count();
      if (at < history.size() && at > 3) {
        Operation read = history.get(at);
        long older = Objects.requireNonNull(read.version()) - 3;
        history.set(at, read.with(new Outcome.Present(older, "v" + older, null)));
        assertThat(rules()).as("seed %d", seed).containsExactly(Rule.TORN_READ);
      }
    }
  }
}
