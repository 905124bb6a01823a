package dev.cubby.api.commit;

import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import java.util.concurrent.CompletableFuture;

/**
 * A write on its way to the commit.
 *
 * @param outcome is completed when the write is durable or refused
 * @param queuedNanos by {@link System#nanoTime}
 */
record PendingWrite(Write write, CompletableFuture<WriteOutcome> outcome, long queuedNanos) {

  /** Bytes of the value. */
  long bytes() {
    return switch (write) {
      case Write.Put put -> put.value().length;
      case Write.Delete _ -> 0;
    };
  }
}
