package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.UnitContract;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class MariaDbStoreTest extends UnitContract {
  private final MovableClock clock = new MovableClock();

  @Override
  protected Store open() {
    return TestDatabase.empty(clock);
  }

  @Override
  protected void elapse(Duration time) {
    clock.advance(time);
  }
}
