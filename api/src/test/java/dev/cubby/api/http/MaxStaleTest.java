package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaxStaleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"max-stale=5|5", "no-cache, max-stale=60|60", "Max-Stale = \"7\" , x|7"})
  void aNumberIsSeconds(String header, long seconds) {
    assertThat(MaxStale.of(header)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void withoutANumberAnyAgeWillDo() {
    assertThat(MaxStale.of("max-stale")).isGreaterThan(Duration.ofDays(100_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no-cache", "max-age=5", "max-stalest", "max-stale=-1", "x-max-stale=3"})
  void whoDoesNotSayItAcceptsNothingOld(String header) {
    assertThat(MaxStale.of(header)).isNull();
  }
}
