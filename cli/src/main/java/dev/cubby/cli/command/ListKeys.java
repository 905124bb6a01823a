package dev.cubby.cli.command;

import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.KeyPages;
import dev.cubby.cli.api.Target;
import dev.cubby.cli.terminal.Interruption;
import dev.cubby.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists keys. */
@Command(
    name = "list",
    aliases = "ls",
    description = {
      "Lists keys in the order of their bytes, one a line.",
      "Each page of 1000 keys is a snapshot; with --at all of them are the same one.",
      "With --json a line is a key with its metadata, a folded {\"prefix\": ...}, or, where more"
          + " follow, the closing {\"nextCursor\": ...}."
    })
final class ListKeys implements Runnable {
  private final Cubby cubby;

  @Option(names = "--prefix", paramLabel = "PREFIX", description = "Keys that start with this.")
  private @Nullable String prefix;

  @Option(
      names = "--delimiter",
      paramLabel = "TEXT",
      description = "Fold keys that have this behind the prefix, such as folders by /.")
  private @Nullable String delimiter;

  @Option(names = "--at", paramLabel = "VERSION", description = "As the store was at this version.")
  private @Nullable Long at;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Go on where a listing with the same options ended.")
  private @Nullable String cursor;

  @Option(
      names = {"-l", "--long"},
      description = "With version, size, time of the last write and of expiry.")
  private boolean detailed;

  @ArgGroup private Extent extent = new Extent();

  /** How many items. */
  static final class Extent {
    @Option(names = "--limit", paramLabel = "N", description = "At most so many (100).")
    private long limit = 100;

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    long items() {
      return all ? Long.MAX_VALUE : limit;
    }
  }

  ListKeys(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    var pages = new KeyPages(cubby.api(), this::query, cursor, extent.items());
    Runnable interrupted = () -> tellHowToGoOn("interrupted", pages.cursor());
    try (var _ = new Interruption(interrupted)) {
      while (pages.hasNext()) {
        JsonObject page = pages.next();
        cubby.terminal().lines(cubby.json() ? json(page) : detailed ? table(page) : names(page));
        pages.done(page);
      }
    }
    String next = pages.cursor();
    if (next != null) {
      if (cubby.json()) {
        cubby.terminal().line(new JsonObject().with("nextCursor", next).toString());
      } else {
        tellHowToGoOn("more keys follow; --all lists them", next);
      }
    }
  }

  private Target query() {
    return Target.listing().with("prefix", prefix).with("delimiter", delimiter).with("at", at);
  }

  private void tellHowToGoOn(String why, @Nullable String next) {
    String how = next == null ? "" : ". To go on, add: --cursor " + next;
    cubby.terminal().note("cubby: " + why + how);
  }

  private static List<String> names(JsonObject page) {
    List<String> names = new ArrayList<>(page.texts("prefixes"));
    page.objects("keys").forEach(key -> names.add(key.text("key", "")));
    return names.stream().sorted(KeyOrder.BYTES).toList();
  }

  private static List<String> json(JsonObject page) {
    List<String> lines = new ArrayList<>();
    page.objects("keys").forEach(key -> lines.add(key.toString()));
    page.texts("prefixes")
        .forEach(folded -> lines.add(new JsonObject().with("prefix", folded).toString()));
    return lines;
  }

  private static List<String> table(JsonObject page) {
    var table = new Table("VERSION", "SIZE", "UPDATED", "EXPIRES", "KEY");
    for (JsonObject key : page.objects("keys")) {
      table.row(
          key.text("version", ""),
          key.text("size", ""),
          key.text("updatedAt", ""),
          key.text("expiresAt", "-"),
          key.text("key", ""));
    }
    page.texts("prefixes").forEach(folded -> table.row("-", "-", "-", "-", folded));
    return table.lines();
  }
}
