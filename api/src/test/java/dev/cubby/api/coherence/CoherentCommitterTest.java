package dev.cubby.api.coherence;

import static dev.cubby.api.store.Writes.get;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.cache.CurrentTrust;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.Idempotency;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Sha256;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.WriteGuard;
import dev.cubby.api.store.WriteUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands between a write and the readers of the cache at the moment that it is committed. */
@Timeout(30)
class CoherentCommitterTest {
  private static final Key KEY = new Key("a");

  private final MemorySharedStore store = new MemorySharedStore();
  private final ObedientCache cache = new ObedientCache();
  private final List<Moment> moments = new ArrayList<>();
  private final Keeper keeper = new Keeper(store, cache, new CurrentTrust());
  private final CoherentCommitter committer = new CoherentCommitter(store, cache, keeper);

  /** In a write's transaction, when its guard is about to be asked. */
  private record Moment(WriteGuard guard, boolean fenced, CacheUse use) {}

  @BeforeEach
  void await() throws InterruptedException {
    while (!keeper.trust().used()) {
      Thread.sleep(1);
    }
    onFirstWrite(() -> {});
  }

  @AfterEach
  void close() {
    keeper.close();
  }

  private void onFirstWrite(Runnable happening) {
    store.onWrite(guard -> {
      if (moments.isEmpty()) {
        happening.run();
      }
      moments.add(new Moment(guard, cache.fences(KEY), store.cacheUse()));
    });
  }

  private void failWith(Kind kind) {
    onFirstWrite(() -> {
      throw new StoreException(kind, "as told", null);
    });
    assertThatThrownBy(this::commit).isInstanceOf(StoreException.class);
  }

  /** What the write found that was committed: the last, since one that is refused starts over. */
  private Moment commit() {
    committer.commit(units(put("a", "1")));
    return moments.getLast();
  }

  private void enter() {
    store.enterCache(Objects.requireNonNull(cache.epoch()), cache::enter);
  }

  @Test
  void aWriteIsCommittedBehindItsFenceWhichIsThenLifted() {
    assertThat(commit().fenced()).isTrue();
    assertThat(cache.fences(KEY)).isFalse();
  }

  @Test
  void everyKeyThatAUnitMayWriteIsFenced() {
    var unit = new WriteUnit(List.of(get("b"), put("c", "1"), put("a", "1")), true);
    committer.commit(List.of(unit));
    assertThat(moments.getLast().fenced()).isTrue();
  }

  @Test
  void unitsThatOnlyReadNeedNoFenceAndNoTransaction() {
    committer.commit(units(put("a", "1")));
    moments.clear();
    assertThat(committer.commit(units(get("a"))).getFirst().getFirst())
        .isInstanceOf(Step.Found.class);
    assertThat(moments).isEmpty();
  }

  @Test
  void aUnitThatOnlyReadsAndWhoseAnswerIsKeptIsCommitted() {
    var once =
        new Idempotency(new Sha256("1".repeat(64)), new Sha256("a".repeat(64)), _ -> new byte[0]);
    WriteUnit unit = WriteUnit.of(get("a")).with(once);
    committer.commit(List.of(unit, WriteUnit.of(get("b"))));
    assertThat(store.committed()).containsExactly(List.of(unit, WriteUnit.of(get("b"))));
  }

  @Test
  void aCommitThatMayStillLandKeepsItsFence() {
    failWith(Kind.COMMIT_UNKNOWN);
    assertThat(cache.fences(KEY)).isTrue();
  }

  @Test
  void aWriteThatFailedKeepsNone() {
    failWith(Kind.UNAVAILABLE);
    assertThat(cache.fences(KEY)).isFalse();
  }

  /** With the longest commit after it, its fence of 30 s has not ended. */
  @Test
  void noTransactionBeginsBehindAFenceOlderThanTenSeconds() {
    WriteGuard.Fenced guard = (WriteGuard.Fenced) commit().guard();
    long latest = guard.latestNanos() - cache.fencedAtNanos();
    assertThat(Duration.ofNanos(latest)).isLessThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whoCannotFenceWaitsUntilNobodyTrustsTheCache() {
    cache.reachable(false);
    assertOutOfUse(commit().use());
  }

  @Test
  void whoDidNotMarkTheRowWaitsAsLong() {
    cache.reachable(false);
    store.leaveCache();
    keeper.refresh();
    assertOutOfUse(commit().use());
  }

  private static void assertOutOfUse(CacheUse use) {
    assertThat(use.used()).isFalse();
    assertThat(use.unusedMillis()).isGreaterThan(Durations.TRUST.toMillis());
  }

  @Test
  void whoWaitedFencesWhereTheCacheIsInUseAgain() {
    cache.reachable(false);
    onFirstWrite(() -> {
      cache.reachable(true);
      enter();
    });
    assertThat(commit().fenced()).isTrue();
  }

  @Test
  void aFenceOfAnEpochThatIsOverIsPutUpAnew() {
    onFirstWrite(() -> {
      store.leaveCache();
      enter();
    });
    assertThat(commit().fenced()).isTrue();
  }

  @Test
  void aFenceOfAnEpochThatIsOverIsOfNoUseWhereTheRowIsUnused() {
    onFirstWrite(() -> {
      store.leaveCache();
      enter();
      store.leaveCache();
      cache.reachable(false);
    });
    assertOutOfUse(commit().use());
  }
}
