package dev.cubby.api.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A database that does not answer is given up after the timeout. */
public abstract class SilentDatabaseContract {

  protected abstract TestDatabase database();

  @Test
  void isWaitedForOnceNotTwice() throws SQLException {
    try (Connection impatient = database().connect();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      impatient.setNetworkTimeout(Runnable::run, 2_000);
      var longer = CompletableFuture.runAsync(() -> database().run(database().sleep(3)), executor);
      assertThatThrownBy(() -> TestDatabase.execute(impatient, database().sleep(8)))
          .isInstanceOf(SQLException.class);
      assertThat(longer).isNotDone();
      longer.join();
    }
  }
}
