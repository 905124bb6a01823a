package dev.cubby.api.store.sql;

import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.Key;
import dev.cubby.api.store.WriteOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** By which time a write is judged, in every SQL database. */
public abstract class TimeOfWritesContract {

  protected abstract TestDatabase database();

  @Test
  void aKeyThatExpiredWhileAWriteWaitedForItsTurnStaysExpired() throws Exception {
    try (var store = database().empty();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var holder = database().connect()) {
      store.write(List.of(put("a", "x", 300L)));
      TestDatabase.execute(holder, "SELECT id FROM state WHERE id = 1 FOR UPDATE");
      var write =
          CompletableFuture.supplyAsync(() -> store.write(List.of(touch("a", null))), threads);
      while (store.get(new Key("a")).isPresent()) {
        Thread.sleep(5);
      }
      holder.rollback();
      assertThat(write.get()).containsExactly(new WriteOutcome.NotFound());
    }
  }
}
