package dev.cubby.api.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.sql.Fault;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresFaultsTest {

  @ParameterizedTest
  @CsvSource({
    "53100, FULL",
    "25006, READ_ONLY",
    "XX001, CORRUPT",
    "28P01, REFUSED_LOGIN",
    "3D000, NO_DATABASE",
    "53300, TOO_MANY_CONNECTIONS",
    "40001, GIVEN_UP",
    "40P01, GIVEN_UP",
    "40003, OTHER",
    "55P03, OTHER",
    "08006, OTHER",
  })
  void isToldByItsCode(String state, Fault fault) {
    assertThat(PostgresFaults.of(new SQLException("it failed", state))).isEqualTo(fault);
  }

  @Test
  void withoutACodeItIsNotKnown() {
    assertThat(PostgresFaults.of(new SQLException("it failed"))).isEqualTo(Fault.OTHER);
  }
}
