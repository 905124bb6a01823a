package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.SlowLoginContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
class SlowLoginTest extends SlowLoginContract {

  @Override
  protected TestDatabase database() {
    return TestPostgres.INSTANCE;
  }
}
