package dev.cubby.e2e;

import dev.cubby.e2e.check.Margins;
import dev.cubby.e2e.fault.Faults;
import dev.cubby.e2e.fault.SystemKind;
import dev.cubby.e2e.history.HistoryFile;
import dev.cubby.e2e.report.Judgement;
import dev.cubby.e2e.system.ShellSystem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code e2e/run histories}. */
@Command(
    name = "e2e/run histories",
    sortOptions = false,
    description = {
      "Clients of compose's whole system record what they are told while parts are killed,",
      "paused, cut off and scaled; then it is judged whether any register could have answered so,",
      "and whether what was acknowledged is in the database."
    })
public final class Histories implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup private @Nullable Where where;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      converter = Numbers.Minutes.class,
      description = "faults come for so long (5)")
  private Duration time = Duration.ofMinutes(5);

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of the faults' order and of what clients do (chosen)")
  private long seed = RandomGenerator.getDefault().nextLong(1_000_000);

  @Option(
      names = "--faults",
      paramLabel = "NAME",
      split = ",",
      description = "these alone (all); an unknown name lists them")
  private List<String> faults = List.of();

  @Mixin private LoadOptions load = new LoadOptions();

  @Option(
      names = "--out",
      paramLabel = "DIRECTORY",
      description = "the history, and what fails of it (${DEFAULT-VALUE})")
  private Path out = Path.of("e2e/target/histories");

  @Option(
      names = "--mutant",
      paramLabel = "NAME",
      description =
          "e2e/mutants/NAME.patch in compose's images: passes where the judge finds a violation")
  private @Nullable String mutant;

  @Option(names = "--check", paramLabel = "FILE", description = "judge a recorded history again")
  private @Nullable Path check;

  @Option(names = "--help", usageHelp = true, description = "this text")
  boolean help;

  static final class Where {
    @Option(names = "--standalone", description = "./cubby in place of compose's system")
    boolean standalone;

    @Option(names = "--ha", description = "compose's system with a database of three members")
    boolean ha;

    @Option(
        names = "--kubernetes",
        description = "a system of its own in the cluster that kubectl's context names")
    boolean kubernetes;
  }

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Histories())
        .setParameterExceptionHandler(Histories::refuse)
        .setUsageHelpWidth(100);
  }

  private static int refuse(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("histories: " + e.getMessage() + "; --help lists the options");
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return check == null ? record() : judge(check);
  }

  private int judge(Path recorded) throws IOException {
    Judgement judgement = Judgement.of(HistoryFile.read(recorded), margins(kind()));
    Files.createDirectories(out);
    judgement.write(out);
    spec.commandLine().getOut().print(judgement.text());
    spec.commandLine().getOut().flush();
    return judgement.sound() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private int record() throws IOException, InterruptedException {
    SystemKind kind = kind();
    RunPlan plan = plan(kind);
    HistoryRun.prepare(out);
    ShellSystem started;
    try {
      started = ShellSystem.start(kind, out, mutant);
    } catch (IOException e) {
      spec.commandLine()
          .getErr()
          .println("histories: the system does not start: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    try (ShellSystem system = started) {
      return new HistoryRun(plan, System.out).run(system);
    }
  }

  private SystemKind kind() {
    if (where == null) {
      return SystemKind.COMPOSE;
    }
    if (where.ha) {
      return SystemKind.HA;
    }
    return where.standalone ? SystemKind.STANDALONE : SystemKind.KUBERNETES;
  }

  private static Margins margins(SystemKind kind) {
    return kind == SystemKind.HA ? Margins.OF_MEMBERS : Margins.DEFAULT;
  }

  private RunPlan plan(SystemKind kind) {
    if (mutant != null && !kind.takesMutants()) {
      throw wrong("--mutant goes with compose's systems");
    }
    if (mutant != null && !Files.exists(Path.of("e2e/mutants", mutant + ".patch"))) {
      throw wrong("no such mutant: %s; ls e2e/mutants shows them".formatted(mutant));
    }
    try {
      return new RunPlan(
          time, seed, Faults.named(faults, kind.faults()), load.load(), margins(kind), out, mutant);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private ParameterException wrong(@Nullable String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
