package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.ManyRevisionsContract;
import dev.cubby.api.store.MovableClock;
import dev.cubby.api.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteManyRevisionsTest extends ManyRevisionsContract {
  @TempDir private Path directory;

  @Override
  protected Store open() {
    return SqliteStore.open(directory, 2, new MovableClock());
  }
}
