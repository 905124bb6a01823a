package dev.cubby.api.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.store.sql.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database itself ends what its process does not end in time. */
@Tag("postgres")
class DeadlinesTest {
  private static final int LONGER_THAN_ALL = 20_000;

  private HikariDataSource writers;

  @BeforeEach
  void open() {
    TestPostgres.INSTANCE.empty().close();
    writers = TestPostgres.INSTANCE.database().writers();
  }

  @AfterEach
  void close() {
    writers.close();
  }

  private Connection patient() throws SQLException {
    Connection connection = writers.getConnection();
    connection.setAutoCommit(false);
    connection.setNetworkTimeout(Runnable::run, LONGER_THAN_ALL);
    return connection;
  }

  @Test
  void aWriterThatIsPausedIsRolledBack() throws Exception {
    try (Connection paused = patient();
        Connection other = TestPostgres.INSTANCE.connect()) {
      TestDatabase.execute(paused, "UPDATE state SET disk_full = TRUE");
      Thread.sleep(2_500);
      TestDatabase.execute(other, "SELECT FROM state WHERE NOT disk_full FOR UPDATE NOWAIT");
      other.rollback();
      assertThatThrownBy(paused::commit).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aStatementThatTakesTooLongIsEnded() throws Exception {
    try (Connection connection = patient()) {
      assertThatThrownBy(() -> TestDatabase.execute(connection, "SELECT pg_sleep(8)"))
          .hasFieldOrPropertyWithValue("SQLState", "57014");
    }
  }

  @Test
  void aRowThatStaysLockedIsNotWaitedForLong() throws Exception {
    try (Connection holder = TestPostgres.INSTANCE.connect();
        Connection waiting = patient()) {
      TestDatabase.execute(holder, "UPDATE state SET disk_full = FALSE");
      long begun = System.nanoTime();
      assertThatThrownBy(() -> TestDatabase.execute(waiting, "UPDATE state SET disk_full = FALSE"))
          .hasFieldOrPropertyWithValue("SQLState", "55P03");
      assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
      holder.rollback();
    }
  }
}
