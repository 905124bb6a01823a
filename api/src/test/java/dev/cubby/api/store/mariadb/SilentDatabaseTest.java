package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.sql.SilentDatabaseContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class SilentDatabaseTest extends SilentDatabaseContract {

  @Override
  protected TestDatabase database() {
    return TestMariaDb.INSTANCE;
  }
}
