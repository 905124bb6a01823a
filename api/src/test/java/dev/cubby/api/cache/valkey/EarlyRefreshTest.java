package dev.cubby.api.cache.valkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.cache.Lookup;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlyRefreshTest {
  private static final int READERS = 20_000;
  private final EarlyRefresh early = new EarlyRefresh(RandomGenerator.of("L64X128MixRandom"));

  /** Of so many readers, those that refresh an entry that ends at 1,000. */
  private long chosen(long nowMillis, int costMillis) {
    var held = new EntryCodec.Held(new Lookup.Hit(null), 1_000, costMillis);
    return IntStream.range(0, READERS).filter(_ -> early.due(held, nowMillis)).count();
  }

  @Test
  void everyReaderRefreshesWhatHasEnded() {
    assertThat(chosen(1_000, 10)).isEqualTo(READERS);
  }

  @Test
  void nobodyRefreshesLongBefore() {
    assertThat(chosen(0, 10)).isZero();
  }

  @Test
  void asManyRefreshAsThePaperSays() {
    // The chance at t before the end of an entry of cost d is exp(-t / d).
    assertThat(chosen(900, 100) / (double) READERS).isBetween(0.34, 0.40);
    assertThat(chosen(800, 100) / (double) READERS).isBetween(0.11, 0.16);
  }
}
