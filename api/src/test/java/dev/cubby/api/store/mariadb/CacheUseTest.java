package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.sql.CacheUseContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class CacheUseTest extends CacheUseContract {

  @Override
  protected TestDatabase database() {
    return TestMariaDb.INSTANCE;
  }
}
