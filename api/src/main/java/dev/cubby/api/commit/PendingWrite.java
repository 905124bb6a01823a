package dev.cubby.api.commit;

import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import java.util.concurrent.CompletableFuture;

/** A write on its way, and who waits for its outcome. */
record PendingWrite(Write write, CompletableFuture<WriteOutcome> outcome) {

  /** Bytes of the value. */
  long bytes() {
    return switch (write) {
      case Write.Put put -> put.value().length;
      case Write.Delete _ -> 0;
    };
  }
}
