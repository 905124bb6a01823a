package dev.cubby.flights.explore;

import dev.cubby.flights.Landing;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** As most libraries have it: a caller that comes while a call is under way gets its answer. */
final class PlainSingleflight implements Coalescer {
  private final Map<String, CompletableFuture<Answer>> calls = new HashMap<>();

  @Override
  public CompletableFuture<Landing<Answer>> join(
      String key, Supplier<CompletionStage<Answer>> upstream, Duration deadline) {
    CompletableFuture<Answer> running = calls.get(key);
    if (running != null) {
      return running.thenApply(answer -> new Landing<>(answer, true));
    }
    CompletableFuture<Answer> own = upstream.get().toCompletableFuture();
    calls.put(key, own);
    var _ = own.whenComplete((answer, failure) -> calls.remove(key));
    return own.thenApply(answer -> new Landing<>(answer, false));
  }

  @Override
  public boolean idle() {
    return calls.isEmpty();
  }
}
