package dev.cubby.api.store.mariadb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.sql.Database;
import dev.cubby.api.store.sql.DatabaseAddress;
import dev.cubby.api.store.sql.Pool;
import dev.cubby.api.store.sql.PromptSocketFactory;
import dev.cubby.api.store.sql.SqlStore;
import dev.cubby.common.settings.InvalidSettingException;
import dev.cubby.common.settings.Settings;

/** MariaDB, through its own driver. */
public final class MariaDb extends Database {
  private static final int PORT = 3306;

  MariaDb(DatabaseAddress address) {
    super("MariaDB", address, new MariaDbDialect(), MariaDbFaults::of);
  }

  /** Opens the store: waits for the database, logging why, and migrates its tables. */
  public static SharedStore open(Settings settings) {
    DatabaseAddress address = DatabaseAddress.of(settings, PORT);
    if (address.hasStandby()) {
      throw new InvalidSettingException(
          "CUBBY_DB_STANDBY is for CUBBY_STORE=postgres: reads of MariaDB cannot be proved");
    }
    return SqlStore.open(new MariaDb(address));
  }

  @Override
  public String migrationUrl() {
    return url()
        + "&sessionVariables=max_statement_time=0,idle_transaction_timeout=0,idle_write_transaction_timeout=0";
  }

  private String url() {
    return "jdbc:mariadb://%s:%d/%s?connectTimeout=%d&socketFactory=%s"
        .formatted(
            address().host(),
            address().port(),
            address().name(),
            Durations.DATABASE_CONNECT.toMillis(),
            PromptSocketFactory.class.getName());
  }

  /** Their transactions read from one snapshot. */
  @Override
  public HikariDataSource readers() {
    return pool("readers", address().connections(), "TRANSACTION_REPEATABLE_READ");
  }

  @Override
  public HikariDataSource writers() {
    return pool("writers", Pool.WRITERS, "TRANSACTION_READ_COMMITTED");
  }

  private HikariDataSource pool(String role, int size, String isolation) {
    HikariConfig pool = Pool.of(role, size, address());
    pool.setJdbcUrl(
        url()
            + "&socketTimeout="
            + Durations.DATABASE_ANSWER.toMillis()
            + "&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=64"
            + "&useBulkStmts=true&maxAllowedPacket=33554432"
            + "&sessionVariables=time_zone='+00:00',innodb_lock_wait_timeout="
            + Durations.LOCK_WAIT.toSeconds());
    pool.setTransactionIsolation(isolation);
    return open(pool);
  }
}
