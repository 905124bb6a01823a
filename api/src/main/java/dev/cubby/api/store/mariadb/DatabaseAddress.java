package dev.cubby.api.store.mariadb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.bounds.Durations;
import dev.cubby.common.settings.Settings;

/**
 * A MariaDB database and its two users: one for rows, one for migrations.
 *
 * @param connections most for reads
 */
public record DatabaseAddress(
    String host,
    int port,
    String name,
    String user,
    String password,
    String schemaUser,
    String schemaPassword,
    int connections) {
  private static final int WRITERS = 2;

  /** The address that the settings give. */
  public static DatabaseAddress of(Settings settings) {
    return new DatabaseAddress(
        settings.get(DatabaseSettings.HOST),
        settings.get(DatabaseSettings.PORT),
        settings.get(DatabaseSettings.NAME),
        settings.get(DatabaseSettings.USER),
        settings.get(DatabaseSettings.PASSWORD).orElse(""),
        settings.get(DatabaseSettings.SCHEMA_USER),
        settings.get(DatabaseSettings.SCHEMA_PASSWORD).orElse(""),
        settings.get(DatabaseSettings.CONNECTIONS));
  }

  /** For the log and for {@link MariaDbFailures}. */
  String place() {
    return host + ":" + port;
  }

  /** For migrations, which may take their time. */
  String migrationUrl() {
    return url()
        + "&sessionVariables=max_statement_time=0,idle_transaction_timeout=0,idle_write_transaction_timeout=0";
  }

  private String url() {
    return "jdbc:mariadb://%s:%d/%s?connectTimeout=%d&socketFactory=%s"
        .formatted(
            host,
            port,
            name,
            Durations.DATABASE_CONNECT.toMillis(),
            PromptSocketFactory.class.getName());
  }

  /** Connections whose transactions read from one snapshot. */
  HikariDataSource readers() {
    return pool("readers", connections, "TRANSACTION_REPEATABLE_READ");
  }

  /** Connections whose transactions read what was committed last. */
  HikariDataSource writers() {
    return pool("writers", WRITERS, "TRANSACTION_READ_COMMITTED");
  }

  private HikariDataSource pool(String role, int size, String isolation) {
    var config = new HikariConfig();
    config.setPoolName(role);
    config.setJdbcUrl(
        url()
            + "&socketTimeout="
            + Durations.DATABASE_ANSWER.toMillis()
            + "&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=64"
            + "&useBulkStmts=true&maxAllowedPacket=33554432"
            + "&sessionVariables=time_zone='+00:00',innodb_lock_wait_timeout="
            + Durations.LOCK_WAIT.toSeconds());
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Durations.POOL_WAIT.toMillis());
    config.setValidationTimeout(Durations.POOL_VALIDATION.toMillis());
    config.setMaxLifetime(600_000);
    config.setIdleTimeout(300_000);
    config.setKeepaliveTime(30_000);
    config.setInitializationFailTimeout(-1); // the pool starts without its database, and waits
    config.setTransactionIsolation(isolation);
    return new HikariDataSource(config);
  }

  @Override
  public String toString() {
    return user + "@" + place() + "/" + name;
  }
}
