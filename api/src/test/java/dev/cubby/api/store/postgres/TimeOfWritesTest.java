package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.TestDatabase;
import dev.cubby.api.store.sql.TimeOfWritesContract;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
class TimeOfWritesTest extends TimeOfWritesContract {

  @Override
  protected TestDatabase database() {
    return TestPostgres.INSTANCE;
  }
}
