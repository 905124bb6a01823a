package dev.cubby.common.tokens;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensFileTest {
  private static final String HASH = HexFormat.of().formatHex(Tokens.sha256("secret"));

  private static Token only(String line) {
    return requireNonNull(TokensFile.parse(line.replace("HASH", HASH)).find("secret"));
  }

  @Test
  void aLineSaysWhoMayDoWhatAndUntilWhen() {
    Token token = only("# ours\n\n  ci\tHASH write app/,jobs%2Cold/%20 2027-01-31T12:00:00Z \n");
    assertThat(token.name()).isEqualTo("ci");
    assertThat(token.scope()).isEqualTo(new Scope(Access.WRITE, List.of("app/", "jobs,old/ ")));
    assertThat(token.expires()).isEqualTo(Instant.parse("2027-01-31T12:00:00Z"));
  }

  @Test
  void aStarStandsForAllKeysAndADateForItsFirstMoment() {
    Token token = only("ci HASH read * 2027-01-31");
    assertThat(token.scope().prefixes()).containsExactly("");
    assertThat(token.expires()).isEqualTo(Instant.parse("2027-01-31T00:00:00Z"));
    assertThat(only("ci HASH read %2A").scope().prefixes()).containsExactly("*");
  }

  @Test
  void aSecretIsFoundByItsHashAlone() {
    Tokens tokens = TokensFile.parse("ci " + HASH + " read *");
    assertThat(tokens.find("secret")).isNotNull();
    assertThat(tokens.find("Secret")).isNull();
    assertThat(tokens.find(HASH)).isNull();
    assertThat(TokensFile.parse("# none").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ci HASH read|prefixes",
        "ci HASH read * 2027-01-01 more|prefixes",
        "c/i HASH read *|the name",
        "ci cubby_a read *|64 hexadecimal digits",
        "ci HASHx read *|64 hexadecimal digits",
        "ci HASH all *|read or write",
        "ci HASH read a,|percent-encoded",
        "ci HASH read *,a|percent-encoded",
        "ci HASH read a%zz|hexadecimal",
        "ci HASH read * tomorrow|2027-01-31",
        "ok HASH read *|the same SHA-256",
        "first HASH read *|the same name",
      })
  void aWrongLineIsNamedByItsNumberAndNotShown(String line, String why) {
    String other = HASH.replace(HASH.charAt(0), HASH.charAt(0) == 'a' ? 'b' : 'a');
    String before = why.contains("SHA-256") ? HASH : other;
    String text = "first " + before + " read *\n# comment\n" + line.replace("HASH", HASH);
    assertThatThrownBy(() -> TokensFile.parse(text))
        .isInstanceOf(InvalidTokensException.class)
        .hasMessageContainingAll("line 3", why)
        .message()
        .doesNotContain("cubby_a", HASH);
  }

  @Test
  void aNewTokensLineCountsForItsSecret() {
    var scope = new Scope(Access.WRITE, List.of("a b,c*/", "x"));
    Instant expires = Instant.parse("2027-01-31T12:00:00Z");
    NewToken made = NewToken.make("ci", scope, expires);
    assertThat(made.secret()).matches("cubby_[A-Za-z0-9_-]{43}");
    assertThat(made.line()).doesNotContain(made.secret());
    assertThat(TokensFile.parse(made.line()).find(made.secret()))
        .isEqualTo(new Token("ci", scope, expires));
    assertThat(NewToken.make("ci", scope, null).secret()).isNotEqualTo(made.secret());
    var all = new Scope(Access.READ, List.of(""));
    assertThat(NewToken.make("ci", all, null).line()).endsWith(" read *");
  }
}
