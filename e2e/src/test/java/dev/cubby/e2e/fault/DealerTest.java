package dev.cubby.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DealerTest {
  private static final int SEEDS = 200;

  @ParameterizedTest
  @EnumSource(SystemKind.class)
  void eachFaultComesByItselfBeforeAnyComesSoAgain(SystemKind kind) {
    List<Fault> faults = kind.faults();
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Fault> alone =
          rounds(faults, seed)
              .filter(round -> round.faults().size() == 1)
              .map(round -> round.faults().getFirst())
              .limit(3L * faults.size())
              .toList();
      for (int i = 0; i < alone.size(); i += faults.size()) {
        assertThat(alone.subList(i, i + faults.size()))
            .as("seed %d", seed)
            .containsExactlyInAnyOrderElementsOf(faults);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SystemKind.class)
  void faultsThatComeTogetherAreAboutDifferentParts(SystemKind kind) {
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(rounds(kind.faults(), seed).limit(100))
          .allSatisfy(round -> {
            List<Part> parts = round.faults().stream().flatMap(f -> f.parts().stream()).toList();
            assertThat(parts).doesNotHaveDuplicates();
          });
    }
  }

  @Test
  void oneRoundInThreeOrSoHasTwoFaults() {
    long pairs =
        rounds(SystemKind.COMPOSE.faults(), 1)
            .limit(3_000)
            .filter(round -> round.faults().size() == 2)
            .count();
    assertThat(pairs).isBetween(800L, 1_200L);
  }

  @Test
  void whereAllFaultsAreAboutOnePartEachComesByItself() {
    assertThat(rounds(SystemKind.STANDALONE.faults(), 1).limit(300))
        .allSatisfy(round -> assertThat(round.faults()).hasSize(1));
  }

  @Test
  void theSeedFixesTheOrder() {
    List<Fault> faults = SystemKind.COMPOSE.faults();
    Set<List<Round>> orders = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Round> order = rounds(faults, seed).limit(50).toList();
      assertThat(rounds(faults, seed).limit(50)).containsExactlyElementsOf(order);
      orders.add(order);
    }
    assertThat(orders).hasSize(SEEDS);
  }

  @Test
  void aFaultStaysForOneToSixSeconds() {
    assertThat(
            rounds(SystemKind.COMPOSE.faults(), 1)
                .limit(300)
                .map(Round::length)
                .distinct()
                .sorted())
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(6));
  }

  @Test
  void withoutAFaultThereIsNothingToDeal() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Dealer(List.of(), 1));
  }

  private static Stream<Round> rounds(List<Fault> faults, long seed) {
    return Stream.generate(new Dealer(faults, seed)::next);
  }
}
