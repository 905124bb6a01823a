package dev.cubby.cli.api;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a write again whose answer was lost. Each try carries the same {@code Idempotency-Key}, so
 * that the server does the write once, and answers a later try as it answered, or would have
 * answered, the first.
 */
final class Retries {
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(200), Duration.ofMillis(600), Duration.ofSeconds(2));

  private final Duration patience;

  /**
   * @param patience no further try begins after it
   */
  Retries(Duration patience) {
    this.patience = patience;
  }

  Answer answer(Supplier<Answer> sending) {
    long begun = System.nanoTime();
    Failure lost = null;
    for (Duration pause : PAUSES) {
      try {
        return sending.get();
      } catch (Failure failure) {
        lost = lost(failure, lost);
      }
      if (System.nanoTime() - begun + pause.toNanos() > patience.toNanos()) {
        throw lost;
      }
      sleep(pause);
    }
    try {
      return sending.get();
    } catch (Failure failure) {
      throw lost(failure, lost);
    }
  }

  /**
   * The failure that leaves the outcome open. That a later try did not reach the server says
   * nothing of an earlier one.
   *
   * @throws Failure where the outcome is known
   */
  private static Failure lost(Failure failure, @Nullable Failure before) {
    if (failure.code() == ExitCode.UNKNOWN) {
      return failure;
    }
    if (failure.code() == ExitCode.UNAVAILABLE && before != null) {
      return before;
    }
    throw failure;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.INTERRUPTED, "It was interrupted.");
    }
  }
}
