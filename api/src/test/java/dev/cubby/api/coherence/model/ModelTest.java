package dev.cubby.api.coherence.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The protocol gives nobody anything old; without any one of its rules it does. */
class ModelTest {

  @ParameterizedTest(name = "{0} processes, {1} readers, {2} writers")
  @CsvSource({
    "1, 2, 1, 1, 2, 1, 1",
    "2, 1, 2, 0, 1, 0, 1",
    "2, 2, 2, 1, 2, 1, 0",
    "2, 1, 1, 2, 3, 1, 1",
  })
  void nobodyIsGivenAnythingOld(
      int processes,
      int readers,
      int writers,
      int enterers,
      int epochs,
      int restarts,
      int crashes) {
    var scope = new Scope(processes, readers, writers, enterers, epochs, restarts, crashes);
    Explorer.Found found = Explorer.explore(scope, Set.of());
    System.out.println(scope + ": " + found.states() + " states");
    assertThat(found.trace()).isEmpty();
    assertThat(found.states()).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void withoutTheRuleSomebodyIs(Rule rule) {
    Explorer.Found found = Explorer.explore(new Scope(2, 1, 2, 2, 3, 1, 0), EnumSet.of(rule));
    System.out.println(rule + ": " + String.join("; ", found.trace()));
    assertThat(found.trace()).isNotEmpty();
  }
}
