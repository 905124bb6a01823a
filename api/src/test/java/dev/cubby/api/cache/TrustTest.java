package dev.cubby.api.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrustTest {

  @Test
  void endsASecondAfterTheRowWasAskedFor() {
    long asked = System.nanoTime() - Trust.LENGTH.toNanos();
    assertThat(Trust.since(asked, 1, true).holds()).isFalse();
    assertThat(Trust.since(asked + 1_000_000_000_000L, 1, true).holds()).isTrue();
  }
}
