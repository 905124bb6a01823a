package dev.cubby.cli.command;

import dev.cubby.cli.api.Api;
import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import dev.cubby.cli.api.Guard;
import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.KeyPages;
import dev.cubby.cli.api.Target;
import dev.cubby.cli.terminal.Bar;
import dev.cubby.cli.terminal.Interruption;
import dev.cubby.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Deletes what a listing has found, and nothing that was written since. */
final class PrefixDeletion {
  private final Cubby cubby;
  private final Terminal terminal;
  private final Api api;
  private final String prefix;
  private final AtomicLong deleted = new AtomicLong();

  private record Found(String key, long version) {}

  PrefixDeletion(Cubby cubby, Api api, String prefix) {
    this.cubby = cubby;
    this.terminal = cubby.terminal();
    this.api = api;
    this.prefix = prefix;
  }

  ExitCode run(boolean confirmed) {
    if (!confirmed && !terminal.asks()) {
      throw new Failure(
          ExitCode.USAGE,
          "There is no terminal to ask on; --yes deletes by prefix without asking.");
    }
    List<Found> keys = find();
    if (!confirmed
        && !terminal.confirms(
            "Delete %d keys that start with \"%s\"?".formatted(keys.size(), prefix))) {
      terminal.note("Nothing was deleted.");
      return ExitCode.DONE;
    }
    Runnable interrupted =
        () ->
            terminal.note(
                "cubby: interrupted; %d of %d keys are deleted. Run the same command again to go on."
                    .formatted(deleted.get(), keys.size()));
    ExitCode first = ExitCode.DONE;
    try (var _ = new Interruption(interrupted);
        var bar = Bar.ofKeys(terminal, "deleting")) {
      bar.total(keys.size());
      for (Found found : keys) {
        ExitCode code = delete(found);
        first = first == ExitCode.DONE ? code : first;
        bar.step(1);
      }
    }
    terminal.line(
        cubby.json()
            ? new JsonObject().with("prefix", prefix).with("deleted", deleted.get()).toString()
            : "deleted %d keys".formatted(deleted.get()));
    return first;
  }

  private List<Found> find() {
    List<Found> found = new ArrayList<>();
    var pages =
        new KeyPages(api, () -> Target.listing().with("prefix", prefix), null, Long.MAX_VALUE);
    while (pages.hasNext()) {
      JsonObject page = pages.next();
      for (JsonObject key : page.objects("keys")) {
        found.add(new Found(key.text("key", ""), key.number("version")));
      }
      pages.done(page);
    }
    return found;
  }

  private ExitCode delete(Found found) {
    try {
      api.write("DELETE", Target.key(found.key), Guard.version(found.version));
      deleted.incrementAndGet();
      return ExitCode.DONE;
    } catch (Failure failure) {
      return switch (failure.code()) {
        case NOT_FOUND -> ExitCode.DONE; // Another has deleted it meanwhile.
        case CONFLICT -> {
          Failures.tell(cubby, failure);
          yield ExitCode.CONFLICT;
        }
        default -> throw failure; // It would meet the other keys too.
      };
    }
  }
}
