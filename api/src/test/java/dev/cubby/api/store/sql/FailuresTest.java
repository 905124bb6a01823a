package dev.cubby.api.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.StoreException.Kind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
  private final Failures failures =
      new Failures(
          "TestDB",
          new DatabaseAddress("db", 1, "cubby", "cubby", "", "cubby_schema", "", 1, false),
          e -> e.getSQLState() == null ? Fault.OTHER : Fault.valueOf(e.getSQLState()));

  @ParameterizedTest
  @CsvSource({
    "FULL, FULL",
    "READ_ONLY, READ_ONLY",
    "CORRUPT, CORRUPT",
    "REFUSED_LOGIN, UNAVAILABLE",
    "NO_DATABASE, UNAVAILABLE",
    "TOO_MANY_CONNECTIONS, UNAVAILABLE",
    "GIVEN_UP, UNAVAILABLE",
    "OTHER, UNAVAILABLE",
  })
  void aFaultBecomesAKindAndASentenceThatNamesTheDatabase(Fault fault, Kind kind) {
    SQLException e = new SQLException("it failed", fault.name());
    assertThat(failures.of(e).kind()).isEqualTo(kind);
    assertThat(failures.of(e)).hasMessageStartingWith("TestDB at db:1 ").hasCause(e);
    assertThat(failures.ofCommit(e).kind()).isEqualTo(Kind.COMMIT_UNKNOWN);
  }

  @Test
  void whatAPoolWrapsCounts() {
    var e = new SQLTransientConnectionException("none", new SQLException("no", "REFUSED_LOGIN"));
    assertThat(failures.reason(e, "cubby"))
        .isEqualTo("TestDB at db:1 refuses user cubby: the password file is not the database's");
  }
}
