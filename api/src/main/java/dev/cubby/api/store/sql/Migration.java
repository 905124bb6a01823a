package dev.cubby.api.store.sql;

import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.common.time.Backoff;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to what this program knows; waits for a database that is not there yet. */
final class Migration {
  private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

  /** Runs what is left to run. Processes that start together take turns, by a lock of Flyway's. */
  static void run(Database database) {
    DatabaseAddress address = database.address();
    awaitLogin(database, address.schemaUser(), address.schemaPassword());
    awaitLogin(database, address.user(), address.password());
    Flyway.configure()
        .dataSource(database.migrationUrl(), address.schemaUser(), address.schemaPassword())
        .locations(database.migrations())
        .load()
        .migrate();
  }

  private static void awaitLogin(Database database, String user, String password) {
    await(() -> login(database, user, password));
  }

  private static void login(Database database, String user, String password) {
    try (Connection connection =
        DriverManager.getConnection(database.migrationUrl(), user, password)) {
      connection.isValid(1);
    } catch (SQLException e) {
      throw new StoreException(Kind.UNAVAILABLE, database.failures().reason(e, user), e);
    }
  }

  /** Tries for ever, with growing pauses; logs each new reason why the database cannot be used. */
  static void await(Runnable attempt) {
    String told = "";
    var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    while (true) {
      try {
        attempt.run();
        return;
      } catch (StoreException e) {
        String reason = String.valueOf(e.getMessage());
        if (!reason.equals(told)) {
          LOG.warn("{}; will go on trying", reason);
          told = reason;
        }
      }
      try {
        Thread.sleep(backoff.next());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for the database", e);
      }
    }
  }

  private Migration() {}
}
