package dev.cubby.api.store.mariadb;

import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Hold;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Retention;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("mariadb")
class PurgeByTwoTest {

  @Test
  void whatOneProcessPurgedIsNotPurgedAgain() throws SQLException {
    DatabaseAddress address = TestDatabase.address();
    try (MariaDbStore one = TestDatabase.empty();
        HikariDataSource readers = address.readers();
        HikariDataSource writers = address.writers()) {
      one.write(List.of(put("a", "1"), put("a", "2"), put("a", "3")));
      DataSource overtaken = before(writers, () -> one.purgeHistory(Retention.NONE));
      var other =
          new MariaDbStore(
              address, readers, overtaken, () -> {}, new DatabaseClock(System::nanoTime));
      assertThat(other.purgeHistory(Retention.NONE)).isFalse();
      StateRow state = state();
      assertThat(state.historyBytes()).isZero();
      assertThat(state.history().horizon()).isEqualTo(state.history().lastVersion());
    }
  }

  @Test
  void aHoldThatWasTakenSinceTheWalkIsHeeded() {
    DatabaseAddress address = TestDatabase.address();
    try (MariaDbStore one = TestDatabase.empty();
        HikariDataSource readers = address.readers();
        HikariDataSource writers = address.writers()) {
      long old = version(one.write(List.of(put("a", "1"), put("a", "2"))).getFirst());
      var holds = new ArrayDeque<Hold>();
      DataSource overtaken = before(writers, () -> holds.add(one.hold(old)));
      var other =
          new MariaDbStore(
              address, readers, overtaken, () -> {}, new DatabaseClock(System::nanoTime));
      assertThat(other.purgeHistory(Retention.NONE)).isFalse();
      assertThat(one.get(new AsOf(new Key("a"), old))).isPresent();
      holds.forEach(Hold::close);
    }
  }

  private static StateRow state() throws SQLException {
    try (var connection = TestDatabase.connect()) {
      return StateRow.read(connection);
    }
  }

  /** The same pool, where something happens before a connection is given. */
  private static DataSource before(DataSource pool, Runnable happening) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              happening.run();
              return method.invoke(pool, arguments);
            });
  }
}
