package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.Database;
import dev.cubby.api.store.sql.DatabaseAddress;
import dev.cubby.api.store.sql.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * PostgreSQL, at the host:port that a variable of the environment says: one alone, or a primary
 * whose commits wait for a {@link Standby}.
 */
final class TestPostgres extends TestDatabase {
  static final TestPostgres INSTANCE = new TestPostgres("CUBBY_TEST_POSTGRES", false);
  static final TestPostgres ON_A_SMALL_DISK = new TestPostgres("CUBBY_TEST_SMALL_DISK", false);
  static final TestPostgres PRIMARY = new TestPostgres("CUBBY_TEST_POSTGRES_PRIMARY", true);

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final String variable;
  private final boolean hasStandby;
  private boolean clockIsMade;

  private TestPostgres(String variable, boolean hasStandby) {
    this.variable = variable;
    this.hasStandby = hasStandby;
  }

  @Override
  protected Database at(DatabaseAddress address) {
    return new Postgres(address);
  }

  @Override
  protected DatabaseAddress address() {
    return address(variable, hasStandby);
  }

  @Override
  protected String alsoReset() {
    return ", time_floor = 0";
  }

  /** A clock that is found before the database's own. */
  private synchronized void makeClock() {
    if (!clockIsMade) {
      run("CREATE SCHEMA IF NOT EXISTS moved");
      run("GRANT USAGE ON SCHEMA moved TO cubby");
      run(
          "CREATE OR REPLACE FUNCTION moved.statement_timestamp() RETURNS timestamptz"
              + " LANGUAGE sql STABLE"
              + " AS 'SELECT to_timestamp(current_setting(''cubby.now'')::bigint / 1000.0)'");
      clockIsMade = true;
    }
  }

  @Override
  protected void setTime(Connection connection, long millis) throws SQLException {
    makeClock();
    execute(connection, "SET search_path = moved, pg_catalog, public");
    execute(connection, "SET cubby.now = '" + millis + "'");
  }

  @Override
  protected String sleep(int seconds) {
    return "SELECT pg_sleep(" + seconds + ")";
  }

  @Override
  protected boolean couldNotLock(SQLException e) {
    return LOCK_NOT_AVAILABLE.equals(e.getSQLState());
  }
}
