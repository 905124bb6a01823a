package dev.cubby.api.store.postgres;

import static dev.cubby.api.store.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.store.Key;
import dev.cubby.api.store.sql.SqlStore;
import dev.cubby.api.store.sql.TestDatabase;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database without tables. */
@Tag("postgres")
class MigrationTest {

  @BeforeEach
  void dropTables() {
    for (String table :
        List.of(
            "history_hold", "kept_answer", "head", "revision", "state", "flyway_schema_history")) {
      TestPostgres.INSTANCE.run("DROP TABLE IF EXISTS " + table);
    }
  }

  private static SqlStore open() {
    return SqlStore.open(TestPostgres.INSTANCE.database());
  }

  @Test
  void processesThatStartTogetherMakeTheTablesOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var other = CompletableFuture.supplyAsync(MigrationTest::open, threads);
      try (SqlStore one = open();
          SqlStore two = other.get()) {
        one.write(List.of(put("a", "1")));
        assertThat(two.get(new Key("a"))).isPresent();
      }
    }
  }

  @Test
  void theUserOfRowsChangesNoTables() throws Exception {
    open().close();
    try (var writers = TestPostgres.INSTANCE.database().writers();
        Connection connection = writers.getConnection()) {
      for (String statement :
          List.of("ALTER TABLE head ADD COLUMN x INT", "DROP TABLE head", "CREATE TABLE x ()")) {
        assertThatThrownBy(() -> TestDatabase.execute(connection, statement))
            .as(statement)
            .hasFieldOrPropertyWithValue("SQLState", "42501");
      }
    }
  }

  /** Its certificate is of no authority; that each side knows the password must prove it. */
  @Test
  void connectionsAreEncrypted() throws Exception {
    open().close();
    try (Connection connection = TestPostgres.INSTANCE.connect();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      row.next();
      assertThat(row.getBoolean(1)).isTrue();
      assertThat(row.getString(2)).isEqualTo("TLSv1.3");
    }
  }
}
