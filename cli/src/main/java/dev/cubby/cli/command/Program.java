package dev.cubby.cli.command;

import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import dev.cubby.cli.terminal.Terminal;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: which commands there are, and how they end. */
public final class Program {
  private final Cubby cubby;
  private final CommandLine line;

  public Program(Terminal terminal) {
    cubby = new Cubby(terminal);
    line =
        new CommandLine(cubby)
            .addSubcommand(new Get(cubby))
            .addSubcommand(new Put(cubby))
            .addSubcommand(new ListKeys(cubby))
            .addSubcommand(new Delete(cubby))
            .addSubcommand(new History(cubby))
            .addSubcommand(new Watch(cubby))
            .addSubcommand(new Copy(cubby))
            .addSubcommand(new Move(cubby))
            .addSubcommand(new Touch(cubby))
            .addSubcommand(new Restore(cubby))
            .addSubcommand(new Stats(cubby))
            .addSubcommand(new Export(cubby))
            .addSubcommand(new Import(cubby))
            .addSubcommand(new Completion(cubby))
            .addSubcommand(new Manual(cubby))
            .setOut(writer(terminal.out()))
            .setErr(writer(terminal.err()))
            .setParameterExceptionHandler(this::misused)
            .setExecutionExceptionHandler((exception, _, _) -> failed(exception));
    describe(line);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static void describe(CommandLine line) {
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.table());
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().mixinStandardHelpOptions(true).usageMessage().sortOptions(false);
    }
  }

  /** Runs a command; gives its exit code. */
  public int run(String... arguments) {
    return line.execute(arguments);
  }

  /** The declarations of all commands. */
  CommandLine.Model.CommandSpec spec() {
    return line.getCommandSpec();
  }

  private int misused(ParameterException exception, String[] arguments) {
    var hint = new StringBuilder(String.valueOf(exception.getMessage()));
    if (exception instanceof UnmatchedArgumentException unmatched) {
      unmatched.getSuggestions().stream()
          .findFirst()
          .ifPresent(suggestion -> hint.append("; did you mean ").append(suggestion).append('?'));
    }
    String name = exception.getCommandLine().getCommandSpec().qualifiedName();
    cubby.terminal().note("cubby: %s%n       ./%s --help shows how.".formatted(hint, name));
    return ExitCode.USAGE.code();
  }

  private int failed(Exception exception) {
    Failure failure =
        switch (exception) {
          case Failure known -> known;
          case TypeConversionException wrong ->
              new Failure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
          default ->
              new Failure(ExitCode.UNEXPECTED, "This is a fault of the client: " + exception);
        };
    Failures.tell(cubby, failure);
    return failure.code().code();
  }
}
