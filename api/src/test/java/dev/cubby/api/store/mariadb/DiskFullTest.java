package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.sql.DiskFullContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class DiskFullTest extends DiskFullContract {

  @Override
  protected TestDatabase database() {
    return TestMariaDb.INSTANCE;
  }
}
