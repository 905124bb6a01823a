package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.sql.TestDatabase;
import dev.cubby.api.store.sql.TimeOfWritesContract;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class TimeOfWritesTest extends TimeOfWritesContract {

  @Override
  protected TestDatabase database() {
    return TestMariaDb.INSTANCE;
  }
}
