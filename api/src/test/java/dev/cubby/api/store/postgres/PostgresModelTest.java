package dev.cubby.api.store.postgres;

import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreModelContract;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
class PostgresModelTest extends StoreModelContract {

  @Override
  protected Store open(MovableClock clock) {
    return TestPostgres.INSTANCE.empty(clock);
  }

  @Override
  protected int operations() {
    return 20_000;
  }
}
