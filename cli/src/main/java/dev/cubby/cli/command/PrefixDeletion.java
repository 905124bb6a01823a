package dev.cubby.cli.command;

import dev.cubby.cli.api.Api;
import dev.cubby.cli.api.Batch;
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
      for (int from = 0; from < keys.size(); from += Batch.MOST) {
        List<Found> some = keys.subList(from, Math.min(keys.size(), from + Batch.MOST));
        ExitCode code = delete(some);
        first = first == ExitCode.DONE ? code : first;
        bar.step(some.size());
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

  private ExitCode delete(List<Found> some) {
    var batch = Batch.eachForItself();
    some.forEach(found -> batch.delete(found.key, Guard.version(found.version)));
    List<Failure> failures = new ArrayList<>();
    for (Batch.Result result : api.run(batch)) {
      if (result.failure() == null) {
        deleted.incrementAndGet();
      } else if (result.failure().code() != ExitCode.NOT_FOUND) { // Another has not deleted it.
        failures.add(result.failure());
      }
    }
    for (Failure failure : failures) {
      if (failure.code() != ExitCode.CONFLICT) {
        throw failure; // It would meet the other keys too.
      }
      Failures.tell(cubby, failure);
    }
    return failures.isEmpty() ? ExitCode.DONE : ExitCode.CONFLICT;
  }
}
