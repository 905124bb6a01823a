package dev.cubby.cli.command;

import dev.cubby.cli.api.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a key's time to live. */
@Command(name = "touch", description = "Changes a key's time to live alone; its value stays.")
final class Touch implements Runnable {
  private static final String NONE = "none";

  private final Cubby cubby;

  @Parameters(paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      required = true,
      description = "From now on: seconds, or 30s, 5m, 12h, 7d; none for no end.")
  private String ttl = "";

  @Option(
      names = "--if-version",
      paramLabel = "VERSION",
      description = "Only if the key has this version.")
  private @Nullable Long version;

  Touch(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    Object seconds = ttl.equals(NONE) ? NONE : new Seconds().convert(ttl);
    Target target = Target.key(key).with("ttl", seconds);
    Stored.tell(cubby, cubby.api().write("PATCH", target, Guards.ofVersion(version)));
  }
}
