package dev.cubby.common.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {
  private static final Scope READS = new Scope(Access.READ, List.of("app/", "jobs/€"));
  private static final Scope WRITES = new Scope(Access.WRITE, List.of("app/"));

  @ParameterizedTest
  @CsvSource({
    "app/a, true", "app/, true", "app, false", "application, false", "jobs/a, false",
    "jobs/%E2%82%AC1, true", "%61pp/a, true", "app%2Fa, true", "b/app/, false", "'', false"
  })
  void aKeyIsWithinAPrefixThatItBeginsWith(String encoded, boolean within) {
    assertThat(READS.covers(Need.key(Access.READ, encoded))).isEqualTo(within);
  }

  @ParameterizedTest
  @CsvSource({
    "prefix=app/, true",
    "prefix=app/x&limit=3, true",
    "limit=3&prefix=app%2Fx, true",
    "%70refix=app/, true",
    "prefix=app, false",
    "prefix=, false",
    "prefix, false",
    "limit=3, false",
    "Prefix=app/, false",
    "prefix=jobs/%E2%82%AC, true",
    "prefix=app/+x, true"
  })
  void aListingMustAskForNoMoreThanAPrefix(String query, boolean within) {
    assertThat(READS.covers(Need.prefix(Access.READ, query))).isEqualTo(within);
  }

  @Test
  void aListingOfAllNeedsAllKeys() {
    assertThat(READS.covers(Need.prefix(Access.READ, null))).isFalse();
    var all = new Scope(Access.READ, List.of(""));
    assertThat(all.covers(Need.prefix(Access.READ, null))).isTrue();
  }

  @Test
  void aTokenThatMayWriteMayRead() {
    assertThat(WRITES.covers(Need.key(Access.READ, "app/a"))).isTrue();
    assertThat(WRITES.covers(Need.key(Access.WRITE, "app/a"))).isTrue();
    assertThat(READS.covers(Need.key(Access.WRITE, "app/a"))).isFalse();
    assertThat(READS.covers(new Need.OfSome(Access.WRITE))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"prefix=a&prefix=app/", "prefix=%zz", "%zz=1", "prefix=%ff"})
  void aQueryThatWillBeAnswered400NeedsATokenOfNoPrefix(String query) {
    assertThat(Need.prefix(Access.READ, query)).isEqualTo(new Need.OfSome(Access.READ));
    assertThat(Need.key(Access.READ, "%zz")).isEqualTo(new Need.OfSome(Access.READ));
  }
}
