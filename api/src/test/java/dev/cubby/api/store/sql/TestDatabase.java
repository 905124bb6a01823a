package dev.cubby.api.store.sql;

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

/** A database that {@code e2e/run stores} started. */
public abstract class TestDatabase {

  public final Database database() {
    return at(address());
  }

  /** The same kind of database at another address. */
  protected abstract Database at(DatabaseAddress address);

  protected abstract DatabaseAddress address();

  /** Lets a connection see this time, in milliseconds since 1970. */
  protected abstract void setTime(Connection connection, long millis) throws SQLException;

  /** What an empty store has besides in its row, as the end of an {@code UPDATE}. */
  protected String alsoReset() {
    return "";
  }

  /** A statement that takes so long. */
  protected abstract String sleep(int seconds);

  /** Whether a row that was to be locked was found locked. */
  protected abstract boolean couldNotLock(SQLException e);

  /**
   * The database's address.
   *
   * @param variable of the environment; its value is host:port
   */
  protected static DatabaseAddress address(String variable, boolean hasStandby) {
    String[] place = environment(variable).split(":", 2);
    return new DatabaseAddress(
        place[0],
        Integer.parseInt(place[1]),
        "cubby",
        "cubby",
        secret("db-password"),
        "cubby_schema",
        secret("db-schema-password"),
        4,
        hasStandby);
  }

  protected static String environment(String name) {
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
  public final SqlStore empty() {
    Migration.run(database());
    run("DELETE FROM head");
    run("DELETE FROM revision");
    run("DELETE FROM kept_answer");
    run("DELETE FROM history_hold");
    run(
        "UPDATE state SET horizon = 0, history_bytes = 0, answer_bytes = 0, disk_full = FALSE,"
            + " disk_short = FALSE, cache_used = FALSE, unused_since = 0"
            + alsoReset());
    return SqlStore.open(database());
  }

  /** A store with nothing in it whose connections see this clock's time. */
  public final SqlStore empty(MovableClock clock) {
    empty().close();
    HikariDataSource readers = database().readers();
    HikariDataSource writers = database().writers();
    Proofs proofs = database().proofs(() -> Pool.dropConnections(readers, writers));
    var store =
        new SqlStore(
            database(),
            dated(readers, clock),
            dated(writers, clock),
            proofs,
            () -> {
              proofs.close();
              writers.close();
              readers.close();
            },
            new DatabaseClock(() -> clock.millis() * 1_000_000));
    store.cacheUse();
    return store;
  }

  private DataSource dated(DataSource pool, MovableClock clock) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              try {
                Object result = method.invoke(pool, arguments);
                if (result instanceof Connection connection) {
                  setTime(connection, clock.millis());
                }
                return result;
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNullElse(e.getCause(), e);
              }
            });
  }

  /** A connection of the schema's user; it commits when it is told to. */
  public final Connection connect() throws SQLException {
    DatabaseAddress address = database().address();
    Connection connection =
        DriverManager.getConnection(
            database().migrationUrl(), address.schemaUser(), address.schemaPassword());
    connection.setAutoCommit(false);
    return connection;
  }

  /** Runs a statement; what it locks stays so until the connection's transaction ends. */
  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a statement as the user of the schema. */
  public final void run(String sql) {
    try (Connection connection = connect()) {
      execute(connection, sql);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
