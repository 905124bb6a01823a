package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.ConcurrentWritersContract;
import dev.cubby.api.store.Store;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class MariaDbConcurrentWritersTest extends ConcurrentWritersContract {

  @Override
  protected Store open() {
    return TestMariaDb.INSTANCE.empty();
  }
}
