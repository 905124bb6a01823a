package dev.cubby.api.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.bounds.Durations;
import org.junit.jupiter.api.Test;

class TrustTest {

  @Test
  void endsASecondAfterTheRowWasAskedFor() {
    long asked = System.nanoTime() - Durations.TRUST.toNanos();
    assertThat(Trust.since(asked, 1, true).holds()).isFalse();
    assertThat(Trust.since(asked + 1_000_000_000_000L, 1, true).holds()).isTrue();
  }
}
