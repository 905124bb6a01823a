package dev.cubby.api.store.postgres;

import dev.cubby.api.store.ConcurrentWritersContract;
import dev.cubby.api.store.Store;
import org.junit.jupiter.api.Tag;

@Tag("postgres")
class PostgresConcurrentWritersTest extends ConcurrentWritersContract {

  @Override
  protected Store open() {
    return TestPostgres.INSTANCE.empty();
  }
}
