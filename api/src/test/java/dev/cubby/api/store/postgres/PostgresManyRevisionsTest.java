package dev.cubby.api.store.postgres;

import dev.cubby.api.store.ManyRevisionsContract;
import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Store;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
class PostgresManyRevisionsTest extends ManyRevisionsContract {

  @Override
  protected Store open() {
    return TestPostgres.INSTANCE.empty(new MovableClock());
  }
}
