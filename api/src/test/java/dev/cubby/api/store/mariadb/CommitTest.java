package dev.cubby.api.store.mariadb;

import static dev.cubby.api.store.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("mariadb")
class CommitTest {

  @Test
  void aCommitThatFailsIsNotAcknowledged() {
    TestDatabase.empty().close();
    DatabaseAddress address = TestDatabase.address();
    HikariDataSource pool = address.writers();
    DataSource failing = proxy(DataSource.class, pool, "getConnection");
    try (var store =
        new MariaDbStore(address, pool, failing, pool, new DatabaseClock(System::nanoTime))) {
      assertThatThrownBy(() -> store.write(List.of(put("a", "1"))))
          .isInstanceOfSatisfying(
              StoreException.class,
              failure -> assertThat(failure.kind()).isEqualTo(Kind.COMMIT_UNKNOWN));
    }
  }

  /** The same, whose connections break when they are to commit. */
  private static <T> T proxy(Class<T> type, T target, String connects) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (method.getName().equals("commit")) {
                throw new SQLException("the connection broke", "08006");
              }
              Object result = method.invoke(target, arguments);
              return method.getName().equals(connects)
                  ? proxy(Connection.class, (Connection) result, "")
                  : result;
            }));
  }
}
