package dev.cubby.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private final ByteBudget budget =
      new ByteBudget(
          new FlightLimits(1, 1, 100, 40, 0, Duration.ofMillis(500), Duration.ofMillis(25)));

  @Test
  void oneAnswerMayHoldNoMoreThanAnAnswerMay() {
    try (var answer = budget.open()) {
      assertThat(answer.add(40)).isTrue();
      assertThat(answer.add(1)).isFalse();
      assertThat(budget.reserved()).isEqualTo(40);
    }
  }

  @Test
  void allAnswersTogetherMayHoldNoMoreThanTheBudget() {
    assertThat(budget.open().add(40)).isTrue();
    assertThat(budget.open().add(40)).isTrue();
    try (var third = budget.open()) {
      assertThat(third.add(21)).isFalse();
      assertThat(third.add(20)).isTrue();
    }
  }

  @Test
  void thereIsRoomWhileOneMoreOfTheLargestFits() {
    var first = budget.open();
    var second = budget.open();
    first.add(40);
    second.add(20);
    assertThat(budget.hasRoom()).isTrue();
    second.add(1);
    assertThat(budget.hasRoom()).isFalse();
    first.close();
    assertThat(budget.hasRoom()).isTrue();
  }

  @Test
  void closingGivesBackOnceAndForAll() {
    var answer = budget.open();
    answer.add(30);
    answer.close();
    answer.close();

    assertThat(budget.reserved()).isZero();
    assertThat(answer.add(1)).isFalse();
    assertThat(budget.reserved()).isZero();
  }

  @Test
  void negativeCountsAreRefused() {
    try (var answer = budget.open()) {
      assertThatIllegalArgumentException().isThrownBy(() -> answer.add(-1));
    }
  }
}
