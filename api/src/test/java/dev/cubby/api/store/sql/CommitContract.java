package dev.cubby.api.store.sql;

import static dev.cubby.api.store.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.store.Idempotency;
import dev.cubby.api.store.Sha256;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.WriteUnit;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits of which the outcome is unknown, in every SQL database. */
public abstract class CommitContract {

  protected abstract TestDatabase database();

  @Test
  void aCommitThatFailsIsNotAcknowledged() {
    database().empty().close();
    Database database = database().database();
    HikariDataSource pool = database.writers();
    DataSource failing = proxy(DataSource.class, pool, false);
    try (var store =
        new SqlStore(
            database, pool, failing, Proofs.AT_ONCE, pool, new DatabaseClock(System::nanoTime))) {
      assertThatThrownBy(() -> store.write(List.of(put("a", "1"))))
          .isInstanceOfSatisfying(
              StoreException.class,
              failure -> assertThat(failure.kind()).isEqualTo(Kind.COMMIT_UNKNOWN));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRetryAfterACommitOfUnknownOutcomeIsDoneOnlyIfTheFirstWasNot(boolean lands) {
    var once =
        new Idempotency(
            new Sha256("a".repeat(64)), new Sha256("b".repeat(64)), _ -> new byte[] {7});
    List<WriteUnit> unit = List.of(WriteUnit.of(put("a", "1")).with(once));
    try (SqlStore healthy = database().empty()) {
      long before = healthy.stats("", null).version();
      Database database = database().database();
      HikariDataSource pool = database.writers();
      DataSource failing = proxy(DataSource.class, pool, lands);
      try (var store =
          new SqlStore(
              database, pool, failing, Proofs.AT_ONCE, pool, new DatabaseClock(System::nanoTime))) {
        assertThatThrownBy(() -> store.commit(unit)).isInstanceOf(StoreException.class);
      }
      var answered = (Step.Answered) healthy.commit(unit).getFirst().getFirst();
      assertThat(answered.again()).isEqualTo(lands);
      assertThat(healthy.stats("", null).version()).isEqualTo(before + 1);
    }
  }

  /**
   * The same, whose connections break when they are to commit.
   *
   * @param lands whether the commit is done all the same
   */
  private static <T> T proxy(Class<T> type, T target, boolean lands) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (method.getName().equals("commit")) {
                if (lands) {
                  method.invoke(target, arguments);
                }
                throw new SQLException("the connection broke", "08006");
              }
              Object result = method.invoke(target, arguments);
              return result instanceof Connection connection
                  ? proxy(Connection.class, connection, lands)
                  : result;
            }));
  }
}
