package dev.cubby.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerBuffersTest {
  private final AnswerBuffers buffers =
      new AnswerBuffers(
          new FlightLimits(1, 1, 100, 40, 0, Duration.ofMillis(500), Duration.ofMillis(25)));

  @Test
  void oneAnswerMayHoldNoMoreThanAnAnswerMay() {
    try (var answer = buffers.open()) {
      assertThat(answer.add(40)).isTrue();
      assertThat(answer.add(1)).isFalse();
      assertThat(buffers.reserved()).isEqualTo(40);
    }
  }

  @Test
  void allAnswersTogetherMayHoldNoMoreThanTheBudget() {
    assertThat(buffers.open().add(40)).isTrue();
    assertThat(buffers.open().add(40)).isTrue();
    try (var third = buffers.open()) {
      assertThat(third.add(21)).isFalse();
      assertThat(third.add(20)).isTrue();
    }
  }

  @Test
  void thereIsRoomWhileOneMoreOfTheLargestFits() {
    var first = buffers.open();
    var second = buffers.open();
    first.add(40);
    second.add(20);
    assertThat(buffers.hasRoom()).isTrue();
    second.add(1);
    assertThat(buffers.hasRoom()).isFalse();
    first.close();
    assertThat(buffers.hasRoom()).isTrue();
  }

  @Test
  void closingGivesBackOnceAndForAll() {
    var answer = buffers.open();
    answer.add(30);
    answer.close();
    answer.close();

    assertThat(buffers.reserved()).isZero();
    assertThat(answer.add(1)).isFalse();
    assertThat(buffers.reserved()).isZero();
  }

  @Test
  void negativeCountsAreRefused() {
    try (var answer = buffers.open()) {
      assertThatIllegalArgumentException().isThrownBy(() -> answer.add(-1));
    }
  }
}
