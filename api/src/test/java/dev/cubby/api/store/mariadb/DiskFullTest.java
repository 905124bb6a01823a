package dev.cubby.api.store.mariadb;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.WriteOutcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("mariadb")
class DiskFullTest {
  private final MariaDbStore store = TestDatabase.empty();

  @AfterEach
  void close() {
    TestDatabase.run("UPDATE state SET disk_full = FALSE");
    store.close();
  }

  @Test
  void valuesAreRefusedAndDeletesAreNot() {
    store.write(List.of(put("a", "1")));
    TestDatabase.run("UPDATE state SET disk_full = TRUE");
    var refused =
        catchThrowableOfType(StoreException.class, () -> store.write(List.of(put("a", "2"))));
    assertThat(refused.kind()).isEqualTo(StoreException.Kind.FULL);
    assertThat(store.write(List.of(delete("a"))).getFirst())
        .isInstanceOf(WriteOutcome.Deleted.class);
    TestDatabase.run("UPDATE state SET disk_full = FALSE");
    assertThat(store.write(List.of(put("a", "3"))).getFirst())
        .isInstanceOf(WriteOutcome.Created.class);
  }
}
