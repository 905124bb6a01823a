package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreModelContract;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class MariaDbModelTest extends StoreModelContract {

  @Override
  protected Store open(MovableClock clock) {
    return TestMariaDb.INSTANCE.empty(clock);
  }

  @Override
  protected int operations() {
    return 20_000;
  }
}
