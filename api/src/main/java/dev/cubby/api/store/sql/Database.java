package dev.cubby.api.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** One kind of database, at its address. */
public abstract class Database {
  private final DatabaseAddress address;
  private final Dialect dialect;
  private final Failures failures;

  /**
   * For one kind.
   *
   * @param product its name
   * @param faults knows its error codes
   */
  protected Database(
      String product,
      DatabaseAddress address,
      Dialect dialect,
      Function<SQLException, Fault> faults) {
    this.address = address;
    this.dialect = dialect;
    this.failures = new Failures(product, address, faults);
  }

  public final DatabaseAddress address() {
    return address;
  }

  final Dialect dialect() {
    return dialect;
  }

  final Failures failures() {
    return failures;
  }

  /** Where its migrations are among the resources: beside its class. */
  public final String migrations() {
    return "classpath:" + getClass().getPackageName().replace('.', '/') + "/migration";
  }

  /** Of connections for migrations, which may take their time. */
  public abstract String migrationUrl();

  /** Connections for reads. */
  public abstract HikariDataSource readers();

  /** Connections whose transactions read what was committed last. */
  public abstract HikariDataSource writers();

  /**
   * Opens a pool and waits for its first connection. On a slow machine that takes longer than a
   * call may wait.
   *
   * @throws StoreException where none was made in time
   */
  protected final HikariDataSource open(HikariConfig config) {
    return Pool.open(config, Durations.FIRST_CONNECTION, failures);
  }

  /**
   * What proves that its answers count. Those of one server do.
   *
   * @param dropConnections has all pools open new connections
   */
  protected Proofs proofs(Runnable dropConnections) {
    return Proofs.AT_ONCE;
  }

  /**
   * Commits.
   *
   * @throws SQLException where it was not done, or where that cannot be told
   */
  protected void commit(Connection connection) throws SQLException {
    connection.commit();
  }
}
