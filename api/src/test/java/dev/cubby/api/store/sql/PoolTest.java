package dev.cubby.api.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

class PoolTest {
  private static final DatabaseAddress ADDRESS =
      new DatabaseAddress("db", 1, "cubby", "cubby", "", "cubby_schema", "", 1, false);
  private static final Failures FAILURES = new Failures("TestDB", ADDRESS, _ -> Fault.OTHER);

  private final AtomicInteger logins = new AtomicInteger();

  /** A pool of connections that each take so long to be made. */
  private HikariConfig slow(Duration login) {
    HikariConfig config = Pool.of("slow", 1, ADDRESS);
    config.setDataSource(
        new SQLiteDataSource() {
          @Override
          public SQLiteConnection getConnection(String user, String password) throws SQLException {
            logins.incrementAndGet();
            try {
              Thread.sleep(login);
            } catch (InterruptedException e) {
              throw new SQLException("interrupted", e);
            }
            return super.getConnection(user, password);
          }
        });
    return config;
  }

  @Test
  void hasAConnectionWhenItIsOpenThoughThatTakesLongerThanACallWaits() throws SQLException {
    HikariConfig config = slow(Durations.POOL_WAIT.multipliedBy(2));
    try (HikariDataSource pool = Pool.open(config, Durations.FIRST_CONNECTION, FAILURES)) {
      assertThat(pool.getHikariPoolMXBean().getIdleConnections()).isEqualTo(1);
      assertThat(logins).hasValue(1);
    }
  }

  @Test
  void isGivenUpWhereNoConnectionIsMadeInTime() {
    HikariConfig config = slow(Duration.ofSeconds(60));
    assertThatThrownBy(() -> Pool.open(config, Durations.POOL_WAIT, FAILURES))
        .isInstanceOfSatisfying(
            StoreException.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessageStartingWith("TestDB at db:1 cannot answer");
  }
}
