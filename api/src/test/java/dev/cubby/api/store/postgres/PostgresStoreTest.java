package dev.cubby.api.store.postgres;

import dev.cubby.api.store.IdempotencyContract;
import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Store;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
class PostgresStoreTest extends IdempotencyContract {
  private final MovableClock clock = new MovableClock();

  @Override
  protected Store open() {
    return TestPostgres.INSTANCE.empty(clock);
  }

  @Override
  protected void elapse(Duration time) {
    clock.advance(time);
  }
}
