package dev.cubby.cli.command;

import dev.cubby.cli.api.Api;
import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import dev.cubby.cli.terminal.Input;
import dev.cubby.cli.terminal.Interruption;
import dev.cubby.cli.terminal.Terminal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options that all commands have, and what they stand for. */
@Command(
    name = "cubby",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Reads and writes the keys of a Cubby server.")
public final class Cubby implements Runnable {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--server",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:CUBBY_SERVER:-http://127.0.0.1:8080}",
      description = "The server (CUBBY_SERVER, or http://127.0.0.1:8080).")
  private String server = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:CUBBY_TOKEN_FILE}",
      description =
          "The token that the server asks for is this file's first line (CUBBY_TOKEN_FILE).")
  private @Nullable Path tokenFile;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      scope = ScopeType.INHERIT,
      defaultValue = "30",
      description = "Wait so long for each answer (30).")
  private int timeout;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print a JSON object a line, errors too.")
  private boolean json;

  public Cubby(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }

  public Terminal terminal() {
    return terminal;
  }

  public boolean json() {
    return json;
  }

  /** While it is open, an end by Ctrl-C is told, with what may have become of the work. */
  Interruption interruption(String outcome) {
    return interruption(() -> outcome);
  }

  /** The same, where what became of the work is not known before. */
  Interruption interruption(Supplier<String> outcome) {
    return new Interruption(() -> terminal.note("cubby: interrupted; " + outcome.get()));
  }

  /** The way to the server that the options name. */
  Api api() {
    if (timeout < 1) {
      throw new Failure(ExitCode.USAGE, "--timeout is 1 second or more.");
    }
    return new Api(uri(), token(), Duration.ofSeconds(timeout));
  }

  private URI uri() {
    try {
      URI uri = URI.create(server);
      String scheme = String.valueOf(uri.getScheme());
      if ((scheme.equals("http") || scheme.equals("https"))
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // As the sentence below says.
    }
    throw new Failure(
        ExitCode.USAGE,
        "--server is an address such as http://127.0.0.1:8080 or https://cubby.example.org, not \"%s\"."
            .formatted(server));
  }

  private @Nullable String token() {
    if (tokenFile == null) {
      return null;
    }
    String token =
        new String(Input.of(tokenFile), StandardCharsets.UTF_8)
            .lines()
            .findFirst()
            .orElse("")
            .strip();
    if (!token.matches("[A-Za-z0-9._~+/-]+=*")) {
      throw new Failure(ExitCode.USAGE, "The first line of %s is no token.".formatted(tokenFile));
    }
    return token;
  }
}
