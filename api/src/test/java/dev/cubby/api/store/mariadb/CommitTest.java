package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.sql.CommitContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class CommitTest extends CommitContract {

  @Override
  protected TestDatabase database() {
    return TestMariaDb.INSTANCE;
  }
}
