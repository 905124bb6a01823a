package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.IdempotencyContract;
import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Store;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
class MariaDbStoreTest extends IdempotencyContract {
  private final MovableClock clock = new MovableClock();

  @Override
  protected Store open() {
    return TestMariaDb.INSTANCE.empty(clock);
  }

  @Override
  protected void elapse(Duration time) {
    clock.advance(time);
  }
}
