package dev.cubby.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofMillis(300));

  private List<Long> next(int pauses) {
    return Stream.generate(backoff::next).limit(pauses).map(Duration::toMillis).toList();
  }

  @Test
  void eachPauseIsTwiceTheOneBeforeUpToTheLongest() {
    assertThat(next(5)).containsExactly(50L, 100L, 200L, 300L, 300L);
  }

  @Test
  void afterASuccessThePauseIsTheShortestAgain() {
    next(4);
    backoff.reset();
    assertThat(next(2)).containsExactly(50L, 100L);
  }

  @Test
  void aPauseMustHaveALength() {
    LongStream.of(0, -1, 301)
        .mapToObj(Duration::ofMillis)
        .forEach(shortest ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(shortest, Duration.ofMillis(300))));
  }
}
