package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.sql.Database;
import dev.cubby.api.store.sql.DatabaseAddress;
import dev.cubby.api.store.sql.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** MariaDB: {@code CUBBY_TEST_DB} is its host:port. */
final class TestMariaDb extends TestDatabase {
  static final TestMariaDb INSTANCE = new TestMariaDb();

  private static final int LOCK_WAIT_TIMEOUT = 1205;

  @Override
  protected Database at(DatabaseAddress address) {
    return new MariaDb(address);
  }

  @Override
  protected DatabaseAddress address() {
    return address("CUBBY_TEST_DB", false);
  }

  @Override
  protected void setTime(Connection connection, long millis) throws SQLException {
    execute(connection, "SET timestamp = %d.%03d".formatted(millis / 1000, millis % 1000));
  }

  @Override
  protected String sleep(int seconds) {
    return "DO SLEEP(" + seconds + ")";
  }

  @Override
  protected boolean couldNotLock(SQLException e) {
    return e.getErrorCode() == LOCK_WAIT_TIMEOUT;
  }
}
