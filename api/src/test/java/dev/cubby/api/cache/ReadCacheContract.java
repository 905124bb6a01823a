package dev.cubby.api.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every cache of reads must do so that no reader is given what a writer replaced. */
public abstract class ReadCacheContract {
  protected static final Key KEY = new Key("a");
  private static final Key OTHER = new Key("b");

  /** The cache under test, empty. */
  protected abstract ReadCache cache();

  /** Puts up a fence in that cache. */
  protected abstract Fence fence(Collection<Key> keys);

  protected static Entry entry(long version) {
    return new Entry(
        new Metadata(KEY, version, 1, "text/plain", 0, 0, null), new byte[] {(byte) version});
  }

  protected final Lookup lookup(Key key) {
    return cache().lookup(key).toCompletableFuture().join();
  }

  private Lease lease() {
    return ((Lookup.Miss) lookup(KEY)).lease();
  }

  private long version() {
    Entry entry = ((Lookup.Hit) lookup(KEY)).entry();
    return entry == null ? 0 : entry.metadata().version();
  }

  @Test
  void whatWasFilledIsAHit() {
    cache().fill(lease(), entry(7));
    assertThat(version()).isEqualTo(7);
    assertThat(lookup(OTHER)).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void thatAKeyIsAbsentIsHeldToo() {
    cache().fill(lease(), null);
    assertThat(lookup(KEY)).isEqualTo(new Lookup.Hit(null));
  }

  @Test
  void aFenceDropsTheEntry() {
    cache().fill(lease(), entry(7));
    fence(List.of(KEY)).close();
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void aFenceVoidsTheLeasesGivenBefore() {
    Lease before = lease();
    fence(List.of(KEY)).close();
    cache().fill(before, entry(7));
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void aLeaseGivenBeforeAFenceMayNotFillWhileALaterOneMay() {
    Lease before = lease();
    fence(List.of(KEY)).close();
    Lease after = lease();
    cache().fill(before, entry(7));
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Miss.class);
    cache().fill(after, entry(8));
    assertThat(version()).isEqualTo(8);
  }

  @Test
  void whileAFenceStandsNothingIsHeldOrLeased() {
    try (var _ = fence(List.of(KEY))) {
      assertThat(lookup(KEY)).isEqualTo(new Lookup.Bypass());
      assertThat(lookup(OTHER)).isInstanceOf(Lookup.Miss.class);
    }
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void allFencesMustBeLiftedBeforeALeaseIsGiven() {
    Fence first = fence(List.of(KEY));
    Fence second = fence(List.of(KEY, KEY, OTHER));
    first.close();
    assertThat(lookup(KEY)).isEqualTo(new Lookup.Bypass());
    second.close();
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void anAbandonedLeaseHoldsNobodyUp() {
    cache().abandon(lease());
    cache().fill(lease(), entry(7));
    assertThat(version()).isEqualTo(7);
  }

  @Test
  void aLeaseServesOnce() {
    Lease lease = lease();
    cache().fill(lease, entry(7));
    fence(List.of(KEY)).close();
    cache().fill(lease, entry(7));
    assertThat(lookup(KEY)).isInstanceOf(Lookup.Miss.class);
  }
}
