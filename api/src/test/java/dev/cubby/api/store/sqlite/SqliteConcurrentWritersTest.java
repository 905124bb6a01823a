package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.ConcurrentWritersContract;
import dev.cubby.api.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class SqliteConcurrentWritersTest extends ConcurrentWritersContract {
  @TempDir private Path directory;

  @Override
  protected Store open() {
    return SqliteStore.open(directory, 2, InstantSource.system());
  }
}
