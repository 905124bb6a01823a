package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.CommitContract;
import dev.cubby.api.store.sql.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
class CommitTest extends CommitContract {

  @Override
  protected TestDatabase database() {
    return TestPostgres.INSTANCE;
  }
}
