package dev.cubby.api.commit;

import static dev.cubby.api.store.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.Idempotency;
import dev.cubby.api.store.Sha256;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.WriteOutcome;
import dev.cubby.api.store.WriteUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // a lost wake-up would hang
class GroupCommitTest {
  private static final String X = "x".repeat(31);

  private static final CommitLimits LIMITS =
      new CommitLimits(4, 100, 8, 200, Duration.ofSeconds(1));

  /** The batches in the order of their commits, as the keys that they wrote. */
  private final List<List<String>> batches = new ArrayList<>();

  private final Semaphore begun = new Semaphore(0);
  private final Semaphore allowed = new Semaphore(0);
  private final GroupCommit commit =
      new GroupCommit(this::commit, LIMITS, Thread.ofPlatform().factory());

  @AfterEach
  void close() {
    allowed.release(1000);
    commit.close();
  }

  /** A store that commits when it is allowed to; keys say what goes wrong. */
  private List<List<Step.Outcome>> commit(List<WriteUnit> units) {
    begun.release();
    allowed.acquireUninterruptibly();
    List<Step> steps = units.stream().flatMap(unit -> unit.steps().stream()).toList();
    batches.add(steps.stream().map(step -> step.key().text()).toList());
    for (Step step : steps) {
      switch (step.key().text()) {
        case "huge" -> throw new StoreException(Kind.FULL, "full", null);
        case "bug" -> throw new IllegalStateException("bug");
        case "broken" -> throw new StoreException(Kind.COMMIT_UNKNOWN, "unknown", null);
        case "away" -> throw new StoreException(Kind.UNAVAILABLE, "away", null);
        case "error" -> throw new AssertionError("error");
        default -> {}
      }
    }
    var outcomes = new ArrayList<List<Step.Outcome>>();
    for (int i = 0; i < units.size(); i++) {
      outcomes.add(Collections.nCopies(units.get(i).steps().size(), new WriteOutcome.Deleted(i)));
    }
    return outcomes;
  }

  @Test
  void aLoneWriteDoesNotWaitForCompany() {
    allowed.release();
    assertThat(submit("a").join()).isEqualTo(new WriteOutcome.Deleted(0));
  }

  @Test
  void whatArrivesDuringACommitIsCommittedTogetherInOrder() {
    hold();
    List<CompletableFuture<WriteOutcome>> later = List.of(submit("a"), submit("b"), submit("c"));
    allowed.release(2);
    assertThat(later.get(2).join()).isEqualTo(new WriteOutcome.Deleted(2));
    assertThat(later.get(0).join()).isEqualTo(new WriteOutcome.Deleted(0));
    assertThat(batches).containsExactly(List.of("first"), List.of("a", "b", "c"));
  }

  @Test
  void aBatchHasAtMostSoManyWrites() {
    hold();
    List<CompletableFuture<WriteOutcome>> later =
        IntStream.range(0, 6).mapToObj(i -> submit("k" + i)).toList();
    allowed.release(3);
    later.getLast().join();
    assertThat(batches)
        .containsExactly(List.of("first"), List.of("k0", "k1", "k2", "k3"), List.of("k4", "k5"));
  }

  @Test
  void aBatchHasAtMostSoManyBytesAndALargerValueGoesAlone() {
    hold();
    var _ = submit("a", 60);
    var _ = submit("b", 60);
    var _ = submit("c", 40);
    CompletableFuture<WriteOutcome> last = submit("d", 1);
    allowed.release(4);
    last.join();
    allowed.release();
    submit("e", 150).join();
    assertThat(batches)
        .containsExactly(
            List.of("first"), List.of("a"), List.of("b", "c"), List.of("d"), List.of("e"));
  }

  @Test
  void pastTheBoundOfQueuedWritesFurtherOnesAreRefusedAtOnce() {
    hold();
    for (int i = 0; i < 8; i++) {
      assertThat(submit("k" + i)).isNotDone();
    }
    assertThat(failure(submit("over")).kind()).isEqualTo(Kind.UNAVAILABLE);
    allowed.release(1000);
    commit.close();
    assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(9);
  }

  @Test
  void pastTheBoundOfQueuedBytesFurtherOnesAreRefusedAtOnce() {
    hold();
    CompletableFuture<WriteOutcome> larger = submit("larger than the bound", 1000);
    assertThat(larger).isNotDone();
    assertThat(failure(submit("over", 1)).kind()).isEqualTo(Kind.UNAVAILABLE);
    allowed.release(2);
    larger.join();
    allowed.release();
    submit("a", 1).join();
  }

  @Test
  void aWriteThatDoesNotFitFailsAlone() {
    hold();
    CompletableFuture<WriteOutcome> before = submit("a");
    CompletableFuture<WriteOutcome> huge = submit("huge");
    CompletableFuture<WriteOutcome> bug = submit("bug");
    CompletableFuture<WriteOutcome> after = submit("b");
    allowed.release(1000);
    assertThat(before.join()).isEqualTo(new WriteOutcome.Deleted(0));
    assertThat(after.join()).isEqualTo(new WriteOutcome.Deleted(0));
    assertThat(failure(huge).kind()).isEqualTo(Kind.FULL);
    assertThat(cause(bug)).hasMessage("bug");
    assertThat(batches)
        .containsExactly(
            List.of("first"),
            List.of("a", "huge", "bug", "b"),
            List.of("a"),
            List.of("huge"),
            List.of("bug"),
            List.of("b"));
  }

  @Test
  void anUnknownCommitIsUnknownToAllOfItsWritesAndNotRepeated() {
    hold();
    CompletableFuture<WriteOutcome> neighbour = submit("a");
    CompletableFuture<WriteOutcome> broken = submit("broken");
    allowed.release(1000);
    assertThat(failure(neighbour).kind()).isEqualTo(Kind.COMMIT_UNKNOWN);
    assertThat(failure(broken).kind()).isEqualTo(Kind.COMMIT_UNKNOWN);
    assertThat(batches).containsExactly(List.of("first"), List.of("a", "broken"));
  }

  @Test
  void aDatabaseThatIsAwayIsAskedOnceForABatch() {
    hold();
    CompletableFuture<WriteOutcome> neighbour = submit("a");
    var _ = submit("away");
    allowed.release(1000);
    assertThat(failure(neighbour).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(batches).hasSize(2);
    assertThat(submit("b").join()).isEqualTo(new WriteOutcome.Deleted(0));
  }

  @Test
  void aWriteIsRefusedInTimeThoughTheCommitBeforeItGoesOn() {
    hold();
    CompletableFuture<WriteOutcome> waiting = submit("a");
    assertThat(failure(waiting).kind()).isEqualTo(Kind.UNAVAILABLE);
    allowed.release(1000);
    assertThat(submit("b").join()).isEqualTo(new WriteOutcome.Deleted(0));
    assertThat(batches).containsExactly(List.of("first"), List.of("b"));
  }

  @Test
  void whatWaitedLongForACommitOfUnknownOutcomeIsNotTriedAfterIt() throws InterruptedException {
    var broken = submit("broken");
    begun.acquireUninterruptibly();
    CompletableFuture<WriteOutcome> old = submit("old");
    Thread.sleep(Durations.QUEUE_WAIT_AFTER_UNKNOWN.plusMillis(50));
    CompletableFuture<WriteOutcome> young = submit("young");
    allowed.release(1000);
    assertThat(failure(broken).kind()).isEqualTo(Kind.COMMIT_UNKNOWN);
    assertThat(failure(old).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(young.join()).isEqualTo(new WriteOutcome.Deleted(0));
  }

  @Test
  void anErrorReachesTheCallerAndTheNextWriteIsCommitted() {
    allowed.release(1000);
    assertThat(cause(submit("error"))).isInstanceOf(AssertionError.class);
    assertThat(submit("a").join()).isEqualTo(new WriteOutcome.Deleted(0));
  }

  @Test
  void aUnitIsCommittedWholeAndCountsByItsSteps() {
    hold();
    var small = submit("a");
    var _ = unit(true, "b", "c", "d");
    var last = unit(true, "e", "f");
    assertThat(failure(unit(true, "g", "h", "i", "j", "k")).kind()).isEqualTo(Kind.UNAVAILABLE);
    allowed.release(1000);
    last.join();
    assertThat(small.join()).isEqualTo(new WriteOutcome.Deleted(0));
    unit(true, "g", "h", "i", "j", "k").join();
    assertThat(batches)
        .containsExactly(
            List.of("first"),
            List.of("a", "b", "c", "d"),
            List.of("e", "f"),
            List.of("g", "h", "i", "j", "k"));
  }

  @Test
  void aUnitCountsByTheBytesOfAllItsValues() {
    hold();
    var _ = submit("a", 40);
    var both = commit.submit(new WriteUnit(List.of(put("b", X), put("c", X)), true));
    allowed.release(1000);
    both.join();
    assertThat(batches).containsExactly(List.of("first"), List.of("a"), List.of("b", "c"));
  }

  @Test
  void anAtomicUnitThatDoesNotFitFailsWholeAndItsNeighboursStand() {
    hold();
    var before = submit("a");
    var huge = unit(true, "b", "huge", "c");
    var after = submit("d");
    allowed.release(1000);
    assertThat(before.join()).isEqualTo(new WriteOutcome.Deleted(0));
    assertThat(after.join()).isEqualTo(new WriteOutcome.Deleted(0));
    assertThat(failure(huge).kind()).isEqualTo(Kind.FULL);
    assertThat(batches).contains(List.of("b", "huge", "c")).doesNotContain(List.of("b"));
  }

  @Test
  void stepsWhoseAnswerIsKeptAreNotTriedOneByOne() {
    var once =
        new Idempotency(new Sha256("1".repeat(64)), new Sha256("a".repeat(64)), _ -> new byte[0]);
    allowed.release(1000);
    var unit =
        commit.submit(new WriteUnit(List.of(put("a", ""), put("huge", "")), false).with(once));
    assertThat(failure(unit).kind()).isEqualTo(Kind.FULL);
    assertThat(batches).containsExactly(List.of("a", "huge"));
  }

  @Test
  void ofStepsThatDoNotDependOnEachOtherOnlyTheOneThatDoesNotFitFails() {
    allowed.release(1000);
    List<Step.Outcome> outcomes = unit(false, "a", "huge", "bug", "b").join();
    assertThat(outcomes.get(0)).isEqualTo(new WriteOutcome.Deleted(0));
    assertThat(outcomes.get(1)).isInstanceOf(Step.Broken.class);
    assertThat(outcomes.get(2)).isInstanceOf(Step.Broken.class);
    assertThat(outcomes.get(3)).isEqualTo(new WriteOutcome.Deleted(0));
  }

  @Test
  void whenTheDatabaseIsAwayTheStepsThatAreLeftAreNotTried() {
    allowed.release(1000);
    List<Step.Outcome> outcomes = unit(false, "huge", "away", "b").join();
    assertThat(outcomes.getLast())
        .isInstanceOfSatisfying(
            Step.Broken.class, broken -> assertThat(broken.failure()).hasMessage("away"));
    assertThat(batches)
        .containsExactly(List.of("huge", "away", "b"), List.of("huge"), List.of("away"));
  }

  @Test
  void whenACommitIsUnknownTheStepsThatAreLeftAreSaidNotToBeDone() {
    allowed.release(1000);
    List<Step.Outcome> outcomes = unit(false, "huge", "broken", "b").join();
    assertThat(kind(outcomes.get(1))).isEqualTo(Kind.COMMIT_UNKNOWN);
    assertThat(kind(outcomes.get(2))).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void closingFinishesWhatWasTakenAndRefusesTheRest() {
    hold();
    CompletableFuture<WriteOutcome> taken = submit("a");
    CompletableFuture<Void> closing = CompletableFuture.runAsync(commit::close);
    allowed.release(1000);
    closing.join();
    assertThat(taken.join()).isEqualTo(new WriteOutcome.Deleted(0));
    assertThat(failure(commit.submit(put("after", "")))).hasMessageContaining("shutting down");
  }

  /** Begins a commit that lasts until it is allowed to end. */
  private void hold() {
    var _ = submit("first");
    begun.acquireUninterruptibly();
  }

  private CompletableFuture<WriteOutcome> submit(String key) {
    return submit(key, 0);
  }

  private CompletableFuture<WriteOutcome> submit(String key, int bytes) {
    return commit.submit(put(key, "x".repeat(bytes)));
  }

  private CompletableFuture<List<Step.Outcome>> unit(boolean atomic, String... keys) {
    return commit.submit(
        new WriteUnit(Stream.of(keys).<Step>map(key -> put(key, "")).toList(), atomic));
  }

  private static Kind kind(Step.Outcome outcome) {
    return ((StoreException) ((Step.Broken) outcome).failure()).kind();
  }

  private static StoreException failure(CompletableFuture<?> outcome) {
    return (StoreException) cause(outcome);
  }

  private static Throwable cause(CompletableFuture<?> outcome) {
    try {
      throw new AssertionError("it succeeded: " + outcome.join());
    } catch (CompletionException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }
}
