package dev.cubby.api.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.bounds.Durations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** How connections are pooled, whichever the database. */
public final class Pool {
  /** Connections for writes: one for the committer, and one for what is done beside it. */
  public static final int WRITERS = 2;

  /** The settings of a pool that lacks its database's own. */
  public static HikariConfig of(String role, int size, DatabaseAddress address) {
    var config = new HikariConfig();
    config.setPoolName(role);
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Durations.POOL_WAIT.toMillis());
    config.setValidationTimeout(Durations.POOL_VALIDATION.toMillis());
    config.setMaxLifetime(600_000);
    config.setIdleTimeout(300_000);
    config.setKeepaliveTime(30_000);
    config.setInitializationFailTimeout(-1); // the pool starts without its database, and waits
    return config;
  }

  static HikariDataSource open(HikariConfig config, Duration patience, Failures failures) {
    long begun = System.nanoTime();
    var pool = new HikariDataSource(config);
    while (true) {
      try (Connection _ = pool.getConnection()) {
        return pool;
      } catch (SQLException e) {
        if (System.nanoTime() - begun > patience.toNanos()) {
          pool.close();
          throw failures.of(e);
        }
      }
    }
  }

  /** Has pools open new connections; those in use are dropped when they are given back. */
  static void dropConnections(HikariDataSource... pools) {
    for (HikariDataSource pool : pools) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  private Pool() {}
}
