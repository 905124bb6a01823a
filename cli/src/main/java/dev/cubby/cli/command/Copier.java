package dev.cubby.cli.command;

import dev.cubby.cli.api.Answer;
import dev.cubby.cli.api.Api;
import dev.cubby.cli.api.Batch;
import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import dev.cubby.cli.api.Guard;
import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.Problem;
import dev.cubby.cli.api.Target;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Copies a key, and moves one, by an atomic batch: the value does not travel. The remaining time to
 * live is read before. Where the key was written since, both are done again.
 */
final class Copier {
  /** A key that is written all the time could keep the command from ending. */
  private static final int MOST_ATTEMPTS = 10;

  private final Api api;

  Copier(Api api) {
    this.api = api;
  }

  /**
   * Copies value, media type and what is left of the time to live.
   *
   * @param at the version of the store to copy from; null for now
   * @return the copy's metadata
   */
  JsonObject copy(String from, @Nullable Long at, String to, Guard guard) {
    if (at == null) {
      return still(from, to, guard, false);
    }
    Answer read = api.head(Target.key(from).with("at", at));
    var batch = Batch.allOrNone().copy(from, at, to, guard, secondsLeft(read));
    return api.run(batch).getFirst().stored();
  }

  /** Copies a key as it is now, and deletes it. */
  JsonObject move(String from, String to, Guard guard) {
    return still(from, to, guard, true);
  }

  private JsonObject still(String from, String to, Guard guard, boolean move) {
    for (int attempt = 1; ; attempt++) {
      Answer read = api.head(Target.key(from));
      var batch =
          Batch.allOrNone()
              .check(from, Guard.version(read.version()))
              .copy(from, null, to, guard, secondsLeft(read));
      try {
        return api.run(move ? batch.delete(from, Guard.NONE) : batch).get(1).stored();
      } catch (Failure failure) {
        if (!writtenSince(failure) || attempt == MOST_ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  /** Whether it is the check that failed. */
  private static boolean writtenSince(Failure failure) {
    Problem problem = failure.problem();
    return failure.code() == ExitCode.CONFLICT && problem != null && problem.operation() == 0;
  }

  /** By the server's clock, rounded up; null for a key without end. */
  private static @Nullable Long secondsLeft(Answer read) {
    return read.field("Cubby-Expires")
        .map(Instant::parse)
        .map(end -> Math.max(1, Duration.between(read.date(), end).plusMillis(999).toSeconds()))
        .orElse(null);
  }
}
