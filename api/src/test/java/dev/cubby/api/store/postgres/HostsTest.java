package dev.cubby.api.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.sql.DatabaseAddress;
import org.junit.jupiter.api.Test;

class HostsTest {
  @Test
  void ofSeveralHostsTheDriverChoosesTheOneThatTakesWrites() {
    assertThat(url("db1, db2,db3"))
        .startsWith("jdbc:postgresql://db1:5432,db2:5432,db3:5432/cubby?")
        .contains("&targetServerType=primary&loadBalanceHosts=true&hostRecheckSeconds=1&");
  }

  @Test
  void oneHostIsTakenAsItIs() {
    assertThat(url("db"))
        .startsWith("jdbc:postgresql://db:5432/cubby?")
        .doesNotContain("targetServerType");
  }

  private static String url(String hosts) {
    return new Postgres(
            new DatabaseAddress(hosts, 5432, "cubby", "cubby", "", "cubby_schema", "", 1, true))
        .migrationUrl();
  }
}
