package dev.cubby.api.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.sql.Database;
import dev.cubby.api.store.sql.DatabaseAddress;
import dev.cubby.api.store.sql.Pool;
import dev.cubby.api.store.sql.PromptSocketFactory;
import dev.cubby.api.store.sql.Proofs;
import dev.cubby.api.store.sql.SqlStore;
import dev.cubby.common.settings.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL, through its own driver. */
public final class Postgres extends Database {
  private static final int PORT = 5432;

  /**
   * Of several hosts, the driver tries each until it finds one that takes writes: in any order, as
   * a deposed primary says so as well.
   */
  private static final String PRIMARY =
      "&targetServerType=primary&loadBalanceHosts=true&hostRecheckSeconds="
          + Durations.MEMBER_RECHECK.toSeconds();

  Postgres(DatabaseAddress address) {
    super("PostgreSQL", address, new PostgresDialect(address.hasStandby()), PostgresFaults::of);
  }

  /**
   * Opens the store: waits for the database, logging why, and migrates its tables.
   *
   * @throws RuntimeException when they cannot be migrated, or the database is set against a promise
   */
  public static SharedStore open(Settings settings) {
    var database = new Postgres(DatabaseAddress.of(settings, PORT));
    SqlStore store = SqlStore.open(database);
    try {
      Preflight.of(database).pass();
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
    return store;
  }

  /**
   * With TLS, where the password proves to each side that no third one is between them: it is bound
   * to the certificate that the database showed, which need not be signed by any authority.
   */
  @Override
  public String migrationUrl() {
    return "jdbc:postgresql://%s/%s?sslmode=require&channelBinding=require&gssEncMode=disable"
            .formatted(String.join(",", places()), address().name())
        + (places().size() == 1 ? "" : PRIMARY)
        + "&connectTimeout="
        + Durations.DATABASE_CONNECT.plusMillis(999).toSeconds()
        + "&socketFactory="
        + PromptSocketFactory.class.getName();
  }

  /** Each host with the port: one database, or the members of a cluster. */
  private List<String> places() {
    return Stream.of(address().host().split(","))
        .map(host -> host.strip() + ":" + address().port())
        .toList();
  }

  @Override
  public HikariDataSource readers() {
    return pool("readers", address().connections(), Durations.DATABASE_IDLE_READ);
  }

  @Override
  public HikariDataSource writers() {
    return pool("writers", Pool.WRITERS, Durations.DATABASE_IDLE_WRITE);
  }

  @Override
  protected Proofs proofs(Runnable dropConnections) {
    return address().hasStandby()
        ? new Heartbeats(this::connect, new NewReign(Durations.PROMOTION_WAIT), dropConnections)
        : super.proofs(dropConnections);
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        migrationUrl() + "&socketTimeout=" + Durations.HEARTBEAT_ANSWER.toSeconds(),
        address().user(),
        address().password());
  }

  /**
   * A pool.
   *
   * @param idle how long a transaction may idle, as where its process is paused
   */
  private HikariDataSource pool(String role, int size, Duration idle) {
    HikariConfig pool = Pool.of(role, size, address());
    pool.setJdbcUrl(migrationUrl() + "&socketTimeout=" + Durations.DATABASE_ANSWER.toSeconds());
    pool.addDataSourceProperty(
        "options",
        "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
            .formatted(
                Durations.DATABASE_STATEMENT.toMillis(),
                Durations.LOCK_WAIT.toMillis(),
                idle.toMillis()));
    // A statement of its own reads what was committed last, as the row that a writer has locked.
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return open(pool);
  }

  /** Commits, and takes any warning for a commit that may be lost. */
  @Override
  protected void commit(Connection connection) throws SQLException {
    commitWithoutWarning(connection);
  }

  static void commitWithoutWarning(Connection connection) throws SQLException {
    connection.clearWarnings();
    connection.commit();
    Warnings.refuse(connection, connection.getWarnings());
  }
}
