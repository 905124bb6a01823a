package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.sql.PurgeByTwoContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class PurgeByTwoTest extends PurgeByTwoContract {

  @Override
  protected TestDatabase database() {
    return TestMariaDb.INSTANCE;
  }
}
