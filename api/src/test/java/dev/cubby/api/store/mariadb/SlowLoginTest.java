package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.sql.SlowLoginContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class SlowLoginTest extends SlowLoginContract {

  @Override
  protected TestDatabase database() {
    return TestMariaDb.INSTANCE;
  }
}
