package dev.cubby.cli.command;

import dev.cubby.cli.api.Guard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that let a write happen in one state of the key alone; one of them. */
final class Guards {
  @Option(
      names = "--if-version",
      paramLabel = "VERSION",
      description = "Only if the key has this version.")
  private @Nullable Long version;

  @SuppressWarnings("unused") // Where the one is not given, the other is.
  @Option(names = "--create", description = "Only if the key does not exist.")
  private boolean create;

  static Guard of(@Nullable Guards guards) {
    if (guards == null) {
      return Guard.NONE;
    }
    return guards.version == null ? Guard.ABSENT : Guard.version(guards.version);
  }

  static Guard ofVersion(@Nullable Long version) {
    return version == null ? Guard.NONE : Guard.version(version);
  }
}
