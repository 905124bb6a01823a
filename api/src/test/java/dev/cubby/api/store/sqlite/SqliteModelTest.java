package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreModelContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteModelTest extends StoreModelContract {
  @TempDir private Path directory;

  @Override
  protected Store open(MovableClock clock) {
    return SqliteStore.open(directory, 2, clock);
  }

  @Override
  protected int operations() {
    return 100_000;
  }
}
