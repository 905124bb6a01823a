package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.CacheUseContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
class CacheUseTest extends CacheUseContract {

  @Override
  protected TestDatabase database() {
    return TestPostgres.INSTANCE;
  }
}
