package dev.cubby.api.store.postgres;

import dev.cubby.api.store.IdempotencyContract;
import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Store;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** The store where each answer waits for the standby. */
@Tag("postgres")
class ProvedStoreTest extends IdempotencyContract {
  private final MovableClock clock = new MovableClock();

  @Override
  protected Store open() {
    return TestPostgres.PRIMARY.empty(clock);
  }

  @Override
  protected void elapse(Duration time) {
    clock.advance(time);
  }
}
