package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.ManyRevisionsContract;
import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Store;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class MariaDbManyRevisionsTest extends ManyRevisionsContract {

  @Override
  protected Store open() {
    return TestMariaDb.INSTANCE.empty(new MovableClock());
  }
}
