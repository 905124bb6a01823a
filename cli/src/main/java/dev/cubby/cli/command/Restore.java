package dev.cubby.cli.command;

import dev.cubby.cli.api.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stores an old value again. */
@Command(
    name = "restore",
    description = "Stores the value again that a key had at an earlier version of the store.")
final class Restore implements Runnable {
  private final Cubby cubby;

  @Parameters(paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Option(
      names = "--at",
      paramLabel = "VERSION",
      required = true,
      description = "The version; history shows them.")
  private long at;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      converter = Seconds.class,
      description = "It goes away after so many seconds, or 30s, 5m, 12h, 7d.")
  private @Nullable Long ttl;

  @ArgGroup private @Nullable Guards guards;

  Restore(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    Target target = Target.key(key).with("from", at).with("ttl", ttl);
    Stored.tell(cubby, cubby.api().write("PUT", target, Guards.of(guards)));
  }
}
