package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.DiskFullContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
class DiskFullTest extends DiskFullContract {

  @Override
  protected TestDatabase database() {
    return TestPostgres.INSTANCE;
  }
}
