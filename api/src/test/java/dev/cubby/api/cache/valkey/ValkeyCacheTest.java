package dev.cubby.api.cache.valkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.cache.Fence;
import dev.cubby.api.cache.Fencing;
import dev.cubby.api.cache.Lease;
import dev.cubby.api.cache.Lookup;
import dev.cubby.api.cache.ReadCache;
import dev.cubby.api.cache.ReadCacheContract;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("valkey")
class ValkeyCacheTest extends ReadCacheContract {
  private final TestCache own = new TestCache().entered();

  @Override
  protected ReadCache cache() {
    return own.cache();
  }

  @Override
  protected Fence fence(Collection<Key> keys) {
    return own.fence(keys);
  }

  @AfterEach
  void close() {
    own.close();
  }

  private Lease miss() {
    return ((Lookup.Miss) lookup(KEY)).lease();
  }

  private long held(String key) {
    return Objects.requireNonNull(
        own.client()
            .send(Request.cmd(Command.EXISTS).arg(key))
            .map(answer -> Objects.requireNonNull(answer).toLong())
            .await());
  }

  @Test
  void anEntryComesBackAsItWas() {
    byte[] value = new byte[70_000];
    value[9] = -1;
    var metadata = new Metadata(KEY, Long.MAX_VALUE, 70_000, "text/ä", 1, 2, 3L);
    cache().fill(miss(), new Entry(metadata, value));
    Entry entry = Objects.requireNonNull(((Lookup.Hit) lookup(KEY)).entry());
    assertThat(entry.metadata()).isEqualTo(metadata);
    assertThat(entry.value()).isEqualTo(value);
  }

  @Test
  void oneReaderRefreshesAnEntryBeforeItEnds() {
    cache().fill(miss(), entry(7));
    ReadCache chosen = own.cache(new EarlyRefresh(() -> -1)); // nextDouble() is almost 1: at once
    assertThat(chosen.lookup(KEY).toCompletableFuture().join()).isInstanceOf(Lookup.Hit.class);
    var dear = EntryCodec.encode(own.epoch(), entry(7), System.currentTimeMillis() + 1_000, 100);
    own.client().send(Request.cmd(Command.SET).arg("e:a").arg(Buffer.buffer(dear))).await();
    Lookup early = chosen.lookup(KEY).toCompletableFuture().join();
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Hit.class); // the others are served meanwhile
    cache().fill(((Lookup.Miss) early).lease(), entry(8));
    Entry refreshed = Objects.requireNonNull(((Lookup.Hit) lookup(KEY)).entry());
    assertThat(refreshed.metadata().version()).isEqualTo(8);
  }

  @Test
  void anEarlyRefreshThatAWriterOvertookFillsNothing() {
    var dear = EntryCodec.encode(own.epoch(), entry(7), System.currentTimeMillis(), 1_000);
    own.client().send(Request.cmd(Command.SET).arg("e:a").arg(Buffer.buffer(dear))).await();
    Lease lease = miss();
    fence(List.of(KEY)).close();
    cache().fill(lease, entry(7));
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void anEntryOfAnotherEpochIsNoHit() {
    cache().fill(miss(), entry(7));
    own.trust(own.epoch() - 1, true);
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Bypass.class);
  }

  @Test
  void aNewEpochLeavesNothingOfTheOldOne() {
    cache().fill(miss(), entry(7));
    Fence fence = fence(List.of(new Key("b")));
    own.entered();
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Miss.class);
    assertThat(lookup(new Key("b"))).isInstanceOf(Lookup.Miss.class);
    fence.close();
  }

  @Test
  void anEpochThatIsNotAboveItsOwnIsRefused() {
    cache().fill(miss(), entry(7));
    assertThat(own.cache().enter(own.epoch())).isFalse();
    assertThat(own.cache().enter(own.epoch() - 1)).isFalse();
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Hit.class);
  }

  @Test
  void aFenceOfAnotherEpochIsNotPutUp() {
    assertThat(own.cache().fence(List.of(KEY), own.epoch() + 1))
        .isInstanceOf(Fencing.OtherEpoch.class);
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void aLeaseOfAnotherEpochFillsNothing() {
    Lease lease = miss();
    own.entered();
    cache().fill(lease, entry(7));
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void noLeaseIsGivenUnderAnotherEpoch() {
    own.trust(own.epoch() + 1, true);
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Bypass.class);
  }

  @Test
  void aLeaseThatStandsFillsNothingUnderAnotherEpoch() {
    Lease lease = miss();
    own.trust(own.epoch() + 1, true);
    cache().fill(lease, entry(7));
    assertThat(held("e:a")).isZero();
  }

  @Test
  void anAnswerThatArrivesWhenTrustHasEndedDoesNotCount() {
    String busy = "local ends = os.clock() + 0.15 while os.clock() < ends do end";
    var _ = own.client().send(Request.cmd(Command.EVAL).arg(busy).arg(0)); // what comes next, waits
    own.trustFor(Duration.ofMillis(50));
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Bypass.class);
  }

  /** {@code DurationsTest} shows that this is longer than any commit behind the fence takes. */
  @Test
  void aFenceThatNobodyLiftsStandsForItsWholeTime() {
    long before = System.currentTimeMillis();
    fence(List.of(KEY));
    double ends =
        Objects.requireNonNull(
            own.client()
                .send(Request.cmd(Command.ZSCORE).arg("fences").arg("a"))
                .map(answer -> Objects.requireNonNull(answer).toDouble())
                .await());
    assertThat(ends - before).isGreaterThanOrEqualTo((double) Durations.FENCE.toMillis());
  }

  @Test
  void nothingIsAskedWhereTrustHasEnded() {
    cache().fill(miss(), entry(7));
    own.trust(own.epoch(), false);
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Bypass.class);
  }

  @Test
  void whatAFenceHeldIsGoneOnceItIsLifted() {
    fence(List.of(KEY, new Key("b"))).close();
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Miss.class); // behind the lift, on one connection
    assertThat(held("f:a")).isZero();
    assertThat(held("f:b")).isZero();
    assertThat(held("fences")).isZero();
  }

  /** What has none is no candidate; a rarely used entry would mostly go before a fence anyway. */
  @Test
  void aFenceHasNoTimeToLiveForWhichItCouldBeEvicted() {
    fence(List.of(KEY));
    Request ttl = Request.cmd(Command.PTTL).arg("f:a");
    assertThat(
            own.client().send(ttl).map(answer -> Objects.requireNonNull(answer).toLong()).await())
        .isEqualTo(-1);
  }

  @Test
  void fencesOutliveWhatIsEvictedForRoom() {
    List<Key> keys = IntStream.range(0, 200).mapToObj(i -> new Key("a" + i)).toList();
    Fence fence = fence(keys);
    byte[] value = new byte[1 << 20];
    for (int i = 0; i < 250; i++) {
      Key key = new Key("k" + i);
      if (lookup(key) instanceof Lookup.Miss(var lease)) {
        cache().fill(lease, new Entry(new Metadata(key, 1, value.length, "", 0, 0, null), value));
      }
    }
    long left = IntStream.range(0, 250).filter(i -> held("e:k" + i) == 1).count();
    assertThat(left).isBetween(20L, 200L); // some were evicted
    assertThat(keys).allMatch(key -> held("f:" + key.text()) == 1);
    assertThat(held("epoch")).isOne();
    assertThat(lookup(keys.getFirst())).isInstanceOf(Lookup.Bypass.class);
    fence.close();
    assertThat(lookup(keys.getFirst())).isInstanceOf(Lookup.Miss.class);
  }
}
