package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.SilentDatabaseContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
class SilentDatabaseTest extends SilentDatabaseContract {

  @Override
  protected TestDatabase database() {
    return TestPostgres.INSTANCE;
  }
}
