package dev.cubby.api.store.sql;

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
import org.junit.jupiter.api.Test;

/** Two processes that purge one database. */
public abstract class PurgeByTwoContract {

  protected abstract TestDatabase database();

  @Test
  void whatOneProcessPurgedIsNotPurgedAgain() throws SQLException {
    Database database = database().database();
    try (SqlStore one = database().empty();
        HikariDataSource readers = database.readers();
        HikariDataSource writers = database.writers()) {
      one.write(List.of(put("a", "1"), put("a", "2"), put("a", "3")));
      DataSource overtaken = before(writers, () -> one.purgeHistory(Retention.NONE));
      SqlStore other = store(database, readers, overtaken);
      assertThat(other.purgeHistory(Retention.NONE)).isFalse();
      StateRow state = state();
      assertThat(state.historyBytes()).isZero();
      assertThat(state.history().horizon()).isEqualTo(state.history().lastVersion());
    }
  }

  @Test
  void aHoldThatWasTakenSinceTheWalkIsHeeded() {
    Database database = database().database();
    try (SqlStore one = database().empty();
        HikariDataSource readers = database.readers();
        HikariDataSource writers = database.writers()) {
      long old = version(one.write(List.of(put("a", "1"), put("a", "2"))).getFirst());
      var holds = new ArrayDeque<Hold>();
      DataSource overtaken = before(writers, () -> holds.add(one.hold(old)));
      SqlStore other = store(database, readers, overtaken);
      assertThat(other.purgeHistory(Retention.NONE)).isFalse();
      assertThat(one.get(new AsOf(new Key("a"), old))).isPresent();
      holds.forEach(Hold::close);
    }
  }

  private static SqlStore store(Database database, DataSource readers, DataSource writers) {
    return new SqlStore(
        database, readers, writers, Proofs.AT_ONCE, () -> {}, new DatabaseClock(System::nanoTime));
  }

  private StateRow state() throws SQLException {
    try (var connection = database().connect()) {
      return new StateTable(database().database().dialect()).read(connection);
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
