package dev.cubby.cli.command;

import dev.cubby.cli.api.Answer;
import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import dev.cubby.cli.api.Target;
import dev.cubby.cli.terminal.Bar;
import dev.cubby.cli.terminal.Input;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stores a value. */
@Command(
    name = "put",
    description = {
      "Stores a value under a key.",
      "The value is the argument, or a file's, or else standard input's bytes."
    })
final class Put implements Runnable {
  private static final String TEXT = "text/plain;charset=utf-8";

  private final Cubby cubby;

  @Parameters(index = "0", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "The value.")
  private @Nullable String argument;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The value is this file's; - is standard input.")
  private @Nullable Path file;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      converter = Seconds.class,
      description = "It goes away after so many seconds, or 30s, 5m, 12h, 7d.")
  private @Nullable Long ttl;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Its media type; an argument is text, anything else bytes.")
  private @Nullable String type;

  @ArgGroup private @Nullable Guards guards;

  Put(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    byte[] value = value();
    Target target = Target.key(key).with("ttl", ttl);
    String interrupted =
        "the value may or may not be stored. See: ./cubby history %s".formatted(key);
    try (var _ = cubby.interruption(interrupted)) {
      Stored.tell(cubby, send(target, value));
    }
  }

  private Answer send(Target target, byte[] value) {
    try (var bar = Bar.ofBytes(cubby.terminal(), key)) {
      return cubby.api().put(target, Guards.of(guards), value, type(), bar);
    }
  }

  private byte[] value() {
    if (argument != null && file != null) {
      throw new Failure(ExitCode.USAGE, "The value is either VALUE or that of --file, not both.");
    }
    if (argument != null) {
      return argument.getBytes(StandardCharsets.UTF_8);
    }
    return file == null || file.toString().equals("-")
        ? Input.of(cubby.terminal().in())
        : Input.of(file);
  }

  private @Nullable String type() {
    return type == null && argument != null ? TEXT : type;
  }
}
