package dev.cubby.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldLinesTest {

  @Test
  void linesOfAListAreJoinedInTheirOrder() {
    var headers = HttpHeaders.headers().add("If-Match", "\"1\"").add("if-match", "\"2\", \"3\"");
    assertThat(FieldLines.joined(headers, "If-Match")).isEqualTo("\"1\", \"2\", \"3\"");
    assertThat(FieldLines.joined(headers, "If-None-Match")).isNull();
  }

  @Test
  void aCommaInQuotesPartsNothing() {
    var headers = HttpHeaders.headers().add("A", "x, \"a,b\" ,, \"c\\\",d\"").add("A", " y ");
    assertThat(FieldLines.members(headers, "A"))
        .containsExactly("x", "\"a,b\"", "\"c\\\",d\"", "y");
  }

  @Test
  void aTokenIsFoundInAnyLineAndSpelling() {
    var headers =
        HttpHeaders.headers().add("Connection", "keep-alive").add("Connection", "x, CLOSE");
    assertThat(FieldLines.hasToken(headers, "Connection", "close")).isTrue();
    assertThat(FieldLines.hasToken(headers, "Connection", "clos")).isFalse();
    assertThat(FieldLines.hasToken(headers, "Upgrade", "close")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "007, 7",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, 9223372036854775807",
    "99999999999999999999999999, 9223372036854775807",
    "'', -1",
    "-1, -1",
    "+1, -1",
    "1.5, -1",
    "1x, -1",
    "٣, -1",
  })
  void aNumberTooLargeForALongIsTheLargest(String text, long expected) {
    assertThat(FieldLines.number(text)).isEqualTo(expected);
  }
}
