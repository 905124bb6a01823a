package dev.cubby.api.store.mariadb;

import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.store.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;

/** The MariaDB that {@code e2e/run stores} started: {@code CUBBY_TEST_DB} is its host:port. */
final class TestDatabase {

  static DatabaseAddress address() {
    String[] place = environment("CUBBY_TEST_DB").split(":", 2);
    return new DatabaseAddress(
        place[0],
        Integer.parseInt(place[1]),
        "cubby",
        "cubby",
        secret("db-password"),
        "cubby_schema",
        secret("db-schema-password"),
        4);
  }

  private static String environment(String name) {
    return Objects.requireNonNull(
        System.getenv(name), name + " is not set: run these tests by e2e/run stores");
  }

  private static String secret(String name) {
    try {
      return Files.readString(Path.of(environment("CUBBY_TEST_DB_SECRETS"), name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A store with nothing in it. */
  static MariaDbStore empty() {
    DatabaseAddress address = address();
    Migration.run(address);
    run("DELETE FROM head");
    run("DELETE FROM revision");
    run("DELETE FROM kept_answer");
    run("DELETE FROM history_hold");
    run(
        "UPDATE state SET horizon = 0, history_bytes = 0, answer_bytes = 0, disk_full = FALSE, cache_used = FALSE,"
            + " unused_since = 0");
    return MariaDbStore.open(address);
  }

  /** A store with nothing in it whose connections see this clock's time. */
  static MariaDbStore empty(MovableClock clock) {
    empty().close();
    DatabaseAddress address = address();
    HikariDataSource readers = address.readers();
    HikariDataSource writers = address.writers();
    var store =
        new MariaDbStore(
            address,
            dated(readers, clock),
            dated(writers, clock),
            () -> {
              writers.close();
              readers.close();
            },
            new DatabaseClock(() -> clock.millis() * 1_000_000));
    store.cacheUse();
    return store;
  }

  private static DataSource dated(DataSource pool, MovableClock clock) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              try {
                Object result = method.invoke(pool, arguments);
                if (result instanceof Connection connection) {
                  set(connection, clock.millis());
                }
                return result;
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNullElse(e.getCause(), e);
              }
            });
  }

  private static void set(Connection connection, long millis) throws SQLException {
    execute(connection, "SET timestamp = %d.%03d".formatted(millis / 1000, millis % 1000));
  }

  /** A connection of the schema's user; it commits when it is told to. */
  static Connection connect() throws SQLException {
    DatabaseAddress address = address();
    Connection connection =
        DriverManager.getConnection(
            address.migrationUrl(), address.schemaUser(), address.schemaPassword());
    connection.setAutoCommit(false);
    return connection;
  }

  /** Runs a statement; what it locks stays so until the connection's transaction ends. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a statement as the user of the schema. */
  static void run(String sql) {
    try (Connection connection = connect()) {
      execute(connection, sql);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private TestDatabase() {}
}
