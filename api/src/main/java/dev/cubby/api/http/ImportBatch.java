package dev.cubby.api.http;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.common.time.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Lines that are to be committed together. */
final class ImportBatch {
  private static final int MOST_LINES = 500;
  private static final int MOST_BYTES = 4 << 20;

  private final Keys keys;
  private final boolean dryRun;
  private final List<Write.Import> writes = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private long bytes;

  ImportBatch(Keys keys, boolean dryRun) {
    this.keys = keys;
    this.dryRun = dryRun;
  }

  /** Whether it must be committed before another value of this size is added. */
  boolean isFullFor(int valueBytes) {
    return writes.size() == MOST_LINES || (!writes.isEmpty() && bytes + valueBytes > MOST_BYTES);
  }

  void add(long line, Write.Import write) {
    writes.add(write);
    numbers.add(line);
    bytes += write.value().length;
  }

  boolean isEmpty() {
    return writes.isEmpty();
  }

  /** The number of the line at a place of the batch. */
  long line(int place) {
    return numbers.get(place);
  }

  /**
   * Commits the lines, or only judges them, and empties the batch. While the store is away or has
   * too much to do, nothing was done, and it is tried again.
   *
   * @return an outcome for each line
   * @throws ExecutionException with the store's failure, after which some of them may be committed
   */
  List<Step.Outcome> commit() throws ExecutionException, InterruptedException {
    List<Step> steps = List.copyOf(dryRun ? checks() : writes);
    var unit = new WriteUnit(steps, false);
    long begun = System.nanoTime();
    var backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));
    while (true) {
      try {
        List<Step.Outcome> outcomes = keys.run(unit).toCompletableFuture().get();
        writes.clear();
        bytes = 0;
        return outcomes;
      } catch (ExecutionException e) {
        boolean patient = System.nanoTime() - begun < Durations.IMPORT_PATIENCE.toNanos();
        if (!patient || !mayBeTriedAgain(e.getCause())) {
          throw e;
        }
        Thread.sleep(backoff.next());
      }
    }
  }

  /** To be called when the outcomes have been counted. */
  void done() {
    numbers.clear();
  }

  private List<Step> checks() {
    return writes.stream()
        .<Step>map(write -> new Step.Check(write.key(), write.precondition()))
        .toList();
  }

  private static boolean mayBeTriedAgain(@Nullable Throwable failure) {
    return failure instanceof StoreException away && away.kind() == StoreException.Kind.UNAVAILABLE;
  }
}
