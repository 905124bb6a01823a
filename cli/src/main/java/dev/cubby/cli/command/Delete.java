package dev.cubby.cli.command;

import dev.cubby.cli.api.Api;
import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import dev.cubby.cli.api.Guard;
import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.Target;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes keys. */
@Command(
    name = "delete",
    aliases = "rm",
    description = {
      "Deletes keys.",
      "Each key is deleted on its own: where one fails, the others are deleted all the same, and"
          + " the first failure gives the exit code."
    })
final class Delete implements Callable<Integer> {
  private final Cubby cubby;

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Option(
      names = "--if-version",
      paramLabel = "VERSION",
      description = "Only if the key has this version; for one key.")
  private @Nullable Long version;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask before keys are deleted by prefix.")
  private boolean yes;

  /** The keys. */
  static final class Which {
    @Parameters(paramLabel = "KEY", arity = "1..*", description = "The keys.")
    private @Nullable List<String> keys;

    @Option(
        names = "--prefix",
        paramLabel = "PREFIX",
        description =
            "All keys that start with this. A key that is written meanwhile stays, and is a"
                + " conflict.")
    private @Nullable String prefix;
  }

  Delete(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public Integer call() {
    Api api = cubby.api();
    if (which.prefix != null) {
      if (version != null) {
        throw new Failure(ExitCode.USAGE, "--if-version is for one key, not for a prefix.");
      }
      return new PrefixDeletion(cubby, api, which.prefix).run(yes).code();
    }
    List<String> keys = which.keys == null ? List.of() : which.keys;
    if (version != null && keys.size() != 1) {
      throw new Failure(ExitCode.USAGE, "--if-version is for one key, not for several.");
    }
    String interrupted = "the keys that are named above are deleted, the next one may be.";
    ExitCode first = ExitCode.DONE;
    try (var _ = cubby.interruption(interrupted)) {
      for (String key : keys) {
        ExitCode code = delete(api, key, Guards.ofVersion(version));
        first = first == ExitCode.DONE ? code : first;
      }
    }
    return first.code();
  }

  private ExitCode delete(Api api, String key, Guard guard) {
    try {
      api.write("DELETE", Target.key(key), guard);
      cubby
          .terminal()
          .line(
              cubby.json()
                  ? new JsonObject().with("key", key).with("deleted", true).toString()
                  : "deleted " + key);
      return ExitCode.DONE;
    } catch (Failure failure) {
      Failures.tell(cubby, failure);
      return failure.code();
    }
  }
}
