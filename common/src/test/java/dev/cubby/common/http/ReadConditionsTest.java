package dev.cubby.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.common.http.ReadConditions.Validators;
import dev.cubby.common.http.ReadConditions.Verdict;
import dev.cubby.common.problem.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, section 13: a table of fields, and what they come to for a value of version 7. */
class ReadConditionsTest {
  private static final long MODIFIED =
      HttpDate.seconds("Tue, 24 Nov 2026 10:00:00 GMT").orElseThrow();
  private static final Validators SEVEN = new Validators("\"7\"", OptionalLong.of(MODIFIED));

  private static MultiMap fields(String lines) {
    var headers = HttpHeaders.headers();
    for (String line : lines.split(" *; *", -1)) {
      int colon = line.indexOf(':');
      headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept: a|PROCEED",
        "If-Match: \"7\"|PROCEED",
        "If-Match: *|PROCEED",
        "If-Match: \"6\"|FAILED",
        "If-Match: W/\"7\"|FAILED",
        "If-Match: \"6\", \"7\"|PROCEED",
        "If-Match: , ,\"7\",|PROCEED",
        "If-Match: \"6\"; If-Match: \"7\"|PROCEED",
        "If-Match: \"7\"; If-Match: \"6\"|PROCEED",
        "If-Match: \"5\"; If-Match: \"6\"|FAILED",
        "If-Match: \"a,7\"|FAILED",
        "If-None-Match: \"7\"|NOT_MODIFIED",
        "If-None-Match: W/\"7\"|NOT_MODIFIED",
        "If-None-Match: *|NOT_MODIFIED",
        "If-None-Match: \"6\"|PROCEED",
        "If-None-Match: \"6\"; If-None-Match: \"7\"|NOT_MODIFIED",
        "If-None-Match: \"7\"; If-None-Match: \"6\"|NOT_MODIFIED",
        "If-None-Match: 7|PROCEED",
        "If-Modified-Since: Tue, 24 Nov 2026 10:00:00 GMT|NOT_MODIFIED",
        "If-Modified-Since: Tue, 24 Nov 2026 10:00:01 GMT|NOT_MODIFIED",
        "If-Modified-Since: Tue, 24 Nov 2026 09:59:59 GMT|PROCEED",
        "If-Modified-Since: Tuesday, 24-Nov-26 10:00:00 GMT|NOT_MODIFIED",
        "If-Modified-Since: Tue Nov 24 10:00:00 2026|NOT_MODIFIED",
        "If-Modified-Since: yesterday|PROCEED",
        "If-None-Match: \"6\"; If-Modified-Since: Tue, 24 Nov 2026 10:00:00 GMT|PROCEED",
        "If-Unmodified-Since: Tue, 24 Nov 2026 10:00:00 GMT|PROCEED",
        "If-Unmodified-Since: Tue, 24 Nov 2026 09:59:59 GMT|FAILED",
        "If-Unmodified-Since: yesterday|PROCEED",
        "If-Match: \"7\"; If-Unmodified-Since: Tue, 24 Nov 2026 09:59:59 GMT|PROCEED",
        "If-Match: \"6\"; If-None-Match: \"7\"|FAILED",
        "If-Match: \"7\"; If-None-Match: \"7\"|NOT_MODIFIED",
      })
  void fieldsAreJudgedInTheOrderOfTheRfc(String lines, Verdict expected) {
    assertThat(ReadConditions.judge(fields(lines), SEVEN)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"If-Match: 7", "If-Match: \"7", "If-Match: \"6\" \"7\""})
  void aGuardThatCannotBeReadIsRefused(String lines) {
    assertThatThrownBy(() -> ReadConditions.judge(fields(lines), SEVEN))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("If-Match");
  }

  @Test
  void datesAreIgnoredWhereNoneIsKnown() {
    var undated = new Validators("\"7\"", OptionalLong.empty());
    var longAgo = fields("If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT");
    assertThat(ReadConditions.judge(longAgo, undated)).isEqualTo(Verdict.PROCEED);
    var now = fields("If-Modified-Since: Tue, 24 Nov 2099 10:00:00 GMT");
    assertThat(ReadConditions.judge(now, undated)).isEqualTo(Verdict.PROCEED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept: a|true",
        "If-Range: \"7\"|true",
        "If-Range: \"6\"|false",
        "If-Range: W/\"7\"|false",
        "If-Range: Tue, 24 Nov 2026 10:00:00 GMT|false",
      })
  void aRangeIsServedOfTheVeryVersionAlone(String lines, boolean expected) {
    assertThat(ReadConditions.rangeMayBeServed(fields(lines), "\"7\"")).isEqualTo(expected);
  }
}
