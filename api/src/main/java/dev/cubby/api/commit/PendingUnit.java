package dev.cubby.api.commit;

import dev.cubby.api.store.Step;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A unit on its way to the commit.
 *
 * @param outcomes is completed when the unit is durable or refused
 * @param queuedNanos by {@link System#nanoTime}
 */
record PendingUnit(
    WriteUnit unit, CompletableFuture<List<Step.Outcome>> outcomes, long queuedNanos) {

  /** What a transaction may have to copy, of a size that nobody knows before. */
  private static final long COPIED_BYTES = 1 << 16;

  /** What a transaction may have to read and keep until its end. */
  private static final long READ_BYTES = 1 << 20;

  /** Whether its steps do not depend on each other, and need not be in one transaction. */
  boolean isDivisible() {
    return !unit.atomic() && unit.idempotency() == null && unit.steps().size() > 1;
  }

  int steps() {
    return unit.steps().size();
  }

  /** Bytes of the values, which the queue holds. */
  long bytes() {
    return unit.steps().stream().mapToLong(PendingUnit::bytes).sum();
  }

  /** For how many bytes the unit counts in its transaction. */
  long weight() {
    return unit.steps().stream().mapToLong(PendingUnit::weight).sum();
  }

  private static long bytes(Step step) {
    return switch (step) {
      case Write.Put put -> put.value().length;
      case Write.Import imported -> imported.value().length;
      default -> 0;
    };
  }

  private static long weight(Step step) {
    return switch (step) {
      case Write.Put _, Write.Import _ -> bytes(step);
      case Write.Touch _, Write.Restore _, Write.Copy _ -> COPIED_BYTES;
      case Step.Get _ -> READ_BYTES;
      case Write.Delete _, Step.Check _ -> 0;
    };
  }
}
