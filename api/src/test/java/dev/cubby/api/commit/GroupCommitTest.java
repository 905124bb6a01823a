package dev.cubby.api.commit;

import static dev.cubby.api.store.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // a lost wake-up would hang
class GroupCommitTest {
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
  private List<WriteOutcome> commit(List<Write> writes) {
    begun.release();
    allowed.acquireUninterruptibly();
    batches.add(writes.stream().map(write -> write.key().text()).toList());
    for (Write write : writes) {
      switch (write.key().text()) {
        case "huge" -> throw new StoreException(Kind.FULL, "full", null);
        case "bug" -> throw new IllegalStateException("bug");
        case "broken" -> throw new StoreException(Kind.COMMIT_UNKNOWN, "unknown", null);
        case "away" -> throw new StoreException(Kind.UNAVAILABLE, "away", null);
        case "error" -> throw new AssertionError("error");
        default -> {}
      }
    }
    return IntStream.range(0, writes.size())
        .<WriteOutcome>mapToObj(WriteOutcome.Deleted::new)
        .toList();
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

  private static StoreException failure(CompletableFuture<WriteOutcome> outcome) {
    return (StoreException) cause(outcome);
  }

  private static Throwable cause(CompletableFuture<WriteOutcome> outcome) {
    try {
      throw new AssertionError("it succeeded: " + outcome.join());
    } catch (CompletionException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }
}
