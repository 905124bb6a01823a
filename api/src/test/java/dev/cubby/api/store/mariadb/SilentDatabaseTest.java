package dev.cubby.api.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("mariadb")
class SilentDatabaseTest {

  @Test
  void isWaitedForOnceNotTwice() throws SQLException {
    try (Connection impatient = TestDatabase.connect();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      impatient.setNetworkTimeout(Runnable::run, 2_000);
      var longer = CompletableFuture.runAsync(() -> TestDatabase.run("DO SLEEP(3)"), executor);
      assertThatThrownBy(() -> TestDatabase.execute(impatient, "DO SLEEP(8)"))
          .isInstanceOf(SQLException.class);
      assertThat(longer).isNotDone();
      longer.join();
    }
  }
}
