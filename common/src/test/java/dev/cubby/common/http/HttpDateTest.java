package dev.cubby.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 5.6.7. */
class HttpDateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"
      })
  void threeFormatsAreRead(String text) {
    assertThat(HttpDate.seconds(text)).hasValue(784_111_777);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 31 Feb 2094 08:49:37 GMT",
        "Sunday, 31-Apr-94 08:49:37 GMT",
        "Sun Nov 31 08:49:37 1994",
        "yesterday",
        "784111777",
        ""
      })
  void aDayThatIsNotInTheCalendarIsNoDate(String text) {
    assertThat(HttpDate.seconds(text)).isEmpty();
  }
}
