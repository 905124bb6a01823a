package dev.cubby.cli.command;

import dev.cubby.cli.api.Answer;
import dev.cubby.cli.api.Api;
import dev.cubby.cli.api.Guard;
import dev.cubby.cli.api.Progress;
import dev.cubby.cli.api.Target;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Copies a key by reading it and writing what was read: two requests, between which others may
 * write. All that copying and moving ask of the API is here.
 */
final class Copier {
  private final Api api;

  Copier(Api api) {
    this.api = api;
  }

  /** What was copied, and what was stored by it. */
  record Copied(long source, Answer stored) {}

  /**
   * Copies value, media type and what is left of the time to live.
   *
   * @param at the version of the store to copy from; null for now
   */
  Copied copy(String from, @Nullable Long at, String to, Guard guard) {
    Answer read = api.get(Target.key(from).with("at", at));
    String type = read.field("Content-Type").orElse(null);
    Target target = Target.key(to).with("ttl", secondsLeft(read));
    return new Copied(read.version(), api.put(target, guard, read.body(), type, Progress.NONE));
  }

  /** Deletes a key that still has the version that was copied. */
  void deleteSource(String key, long version) {
    api.write("DELETE", Target.key(key), Guard.version(version));
  }

  /** By the server's clock, rounded up; null for a key without end. */
  private static @Nullable Long secondsLeft(Answer read) {
    return read.field("Cubby-Expires")
        .map(Instant::parse)
        .map(end -> Math.max(1, Duration.between(read.date(), end).plusMillis(999).toSeconds()))
        .orElse(null);
  }
}
