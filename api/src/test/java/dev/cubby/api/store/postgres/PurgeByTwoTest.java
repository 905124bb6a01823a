package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.PurgeByTwoContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
class PurgeByTwoTest extends PurgeByTwoContract {

  @Override
  protected TestDatabase database() {
    return TestPostgres.INSTANCE;
  }
}
