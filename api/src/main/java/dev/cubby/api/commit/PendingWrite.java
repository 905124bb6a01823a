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

  /** What a transaction may have to copy, of a size that nobody knows before. */
  private static final long COPIED_BYTES = 1 << 16;

  /** Bytes of the value, which the queue holds. */
  long bytes() {
    return write instanceof Write.Put put ? put.value().length : 0;
  }

  /** For how many bytes the write counts in its transaction. */
  long weight() {
    return switch (write) {
      case Write.Put put -> put.value().length;
      case Write.Touch _, Write.Restore _ -> COPIED_BYTES;
      case Write.Delete _ -> 0;
    };
  }
}
