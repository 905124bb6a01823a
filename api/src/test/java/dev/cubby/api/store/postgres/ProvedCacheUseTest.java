package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.CacheUseContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

/** The row where each answer waits for the standby. */
@Tag("postgres")
class ProvedCacheUseTest extends CacheUseContract {

  @Override
  protected TestDatabase database() {
    return TestPostgres.PRIMARY;
  }
}
