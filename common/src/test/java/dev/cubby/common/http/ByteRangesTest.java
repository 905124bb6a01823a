package dev.cubby.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.common.problem.ProblemException;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, section 14: a table of Range fields for a representation of some size. */
class ByteRangesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-0|10|0-0",
        "bytes=2-4|10|2-4",
        "bytes=2-|10|2-9",
        "bytes=2-99|10|2-9",
        "bytes=0-9223372036854775807|10|0-9",
        "bytes=0-99999999999999999999999|10|0-9",
        "bytes=-3|10|7-9",
        "bytes=-99|10|0-9",
        "bytes=-99999999999999999999999|10|0-9",
        "BYTES=2-4|10|2-4",
        "bytes= 2-4 |10|2-4",
        "bytes=0-1,4-5|10|0-1 4-5",
        "bytes=4-5, 0-1|10|4-5 0-1",
        "bytes=0-1,,-2|10|0-1 8-9",
        "bytes=0-1,50-60|10|0-1",
        "bytes=007-008|10|7-8",
      })
  void theseAreServedInParts(String field, int size, String expected) {
    assertThat(
            ByteRanges.of(field, size).stream()
                .map(part -> part.start() + "-" + (part.end() - 1))
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=|10",
        "bytes=-|10",
        "bytes=,|10",
        "bytes=4-2|10",
        "bytes=0 - 1|10",
        "bytes=- 1|10",
        "bytes=99999999999999999999-1|10",
        "bytes=a-b|10",
        "bytes=1-2;3-4|10",
        "bytes 0-1|10",
        "lines=0-1|10",
        "0-1|10",
        "bytes=-5|0",
        "bytes=0-5,4-9|10",
        "bytes=0-,0-,0-|10",
        "bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,18-18,20-20,22-22,24-24,26-26,28-28,30-30,32-32|40",
      })
  void theseAreServedWhole(String field, int size) {
    assertThat(ByteRanges.of(field, size)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=10-|10",
        "bytes=10-11|10",
        "bytes=9223372036854775807-|10",
        "bytes=99999999999999999999-|10",
        "bytes=99999999999999999999-99999999999999999999|10",
        "bytes=-0|10",
        "bytes=0-0|0",
        "bytes=0-|0",
        "bytes=10-11,20-21|10",
      })
  void theseLieOutside(String field, int size) {
    assertThatThrownBy(() -> ByteRanges.of(field, size))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().status()).isEqualTo(416);
              assertThat(e.problem().headers()).containsEntry("Content-Range", "bytes */" + size);
            });
  }
}
