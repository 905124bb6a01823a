package dev.cubby.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.bounds.Durations;
import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of bounds says of each duration what it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundsTest {
  private List<String> table = List.of();

  @BeforeAll
  void readsTheTable() throws IOException {
    table = Objects.requireNonNull(Tree.here().documents.get("docs/bounds.md")).prose();
  }

  static List<Field> durations() {
    return Arrays.stream(Durations.class.getFields())
        .filter(field -> field.getType().equals(Duration.class))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("durations")
  void hasARowWithItsValue(Field duration) throws IllegalAccessException {
    String row =
        "| %s | `Durations.%s` |"
            .formatted(written((Duration) duration.get(null)), duration.getName());
    assertThat(table).filteredOn(line -> line.contains(row)).hasSize(1);
  }

  @Test
  void writesDurationsAsThePageDoes() {
    assertThat(written(Duration.ofMillis(250))).isEqualTo("250 ms");
    assertThat(written(Duration.ofMillis(1_100))).isEqualTo("1.1 s");
    assertThat(written(Duration.ofSeconds(30))).isEqualTo("30 s");
    assertThat(written(Duration.ofHours(1))).isEqualTo("1 h");
  }

  private static String written(Duration duration) {
    long millis = duration.toMillis();
    if (millis % Duration.ofHours(1).toMillis() == 0) {
      return duration.toHours() + " h";
    }
    if (millis < 1_000) {
      return millis + " ms";
    }
    return (millis % 1_000 == 0 ? "" + millis / 1_000 : "" + millis / 1_000.0) + " s";
  }
}
