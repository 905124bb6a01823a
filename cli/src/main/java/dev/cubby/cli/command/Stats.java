package dev.cubby.cli.command;

import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts keys and bytes. */
@Command(name = "stats", description = "Counts keys, and the bytes of their values.")
final class Stats implements Runnable {
  private final Cubby cubby;

  @Option(names = "--prefix", paramLabel = "PREFIX", description = "Keys that start with this.")
  private @Nullable String prefix;

  @Option(names = "--at", paramLabel = "VERSION", description = "As the store was at this version.")
  private @Nullable Long at;

  Stats(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    JsonObject stats = cubby.api().get(Target.stats().with("prefix", prefix).with("at", at)).json();
    cubby
        .terminal()
        .line(
            cubby.json()
                ? stats.toString()
                : "%d keys, %d bytes, at version %d"
                    .formatted(
                        stats.number("keys"), stats.number("bytes"), stats.number("version")));
  }
}
