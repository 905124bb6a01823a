package dev.cubby.cli.command;

import dev.cubby.cli.api.Api;
import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.Target;
import dev.cubby.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the revisions of a key. */
@Command(
    name = "history",
    description = {
      "Shows what happened to a key, the newest first: put, delete, expire.",
      "get --at prints a version's value, and restore stores it again."
    })
final class History implements Runnable {
  private static final long PAGE = 1000;

  private final Cubby cubby;

  @Parameters(paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (100).")
  private long limit = 100;

  History(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    if (limit < 1) {
      throw new Failure(ExitCode.USAGE, "--limit is 1 or more.");
    }
    List<JsonObject> revisions = revisions(cubby.api());
    if (revisions.isEmpty()) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          "Nothing is known of \"%s\": no write within the history.".formatted(key));
    }
    cubby
        .terminal()
        .lines(
            cubby.json()
                ? revisions.stream().map(JsonObject::toString).toList()
                : table(revisions));
  }

  private List<JsonObject> revisions(Api api) {
    List<JsonObject> revisions = new ArrayList<>();
    String after = null;
    do {
      JsonObject page = api.get(query(limit - revisions.size(), after)).json();
      revisions.addAll(page.objects("changes"));
      after = page.text("next");
    } while (after != null && revisions.size() < limit);
    return revisions;
  }

  private Target query(long left, @Nullable String after) {
    Target query = Target.changes().with("key", key).with("order", "desc");
    return query.with("limit", Math.min(left, PAGE)).with("after", after);
  }

  private static List<String> table(List<JsonObject> revisions) {
    var table = new Table("VERSION", "OP", "SIZE", "WHEN", "EXPIRES", "BY", "TYPE");
    for (JsonObject revision : revisions) {
      boolean put = revision.text("op", "").equals("put");
      table.row(
          revision.text("version", ""),
          revision.text("op", ""),
          put ? revision.text("size", "") : "-",
          revision.text("updatedAt", ""),
          revision.text("expiresAt", "-"),
          revision.text("by", "-"),
          put ? revision.text("contentType", "") : "-");
    }
    return table.lines();
  }
}
