package dev.cubby.cli.command;

import dev.cubby.cli.api.Api;
import dev.cubby.cli.api.EventStream;
import dev.cubby.cli.api.EventStream.Block;
import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells of changes as they happen. */
@Command(
    name = "watch",
    description = {
      "Prints each change as it is committed: version, put, delete or expire, and the key.",
      "After a cut it goes on by itself, and misses no change. Ctrl-C ends it, and says from which"
          + " version to go on."
    })
final class Watch implements Runnable {
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final Cubby cubby;

  @Parameters(
      paramLabel = "KEY",
      arity = "0..1",
      description = "The key; without it, all keys, or those of --prefix.")
  private @Nullable String key;

  @Option(names = "--prefix", paramLabel = "P", description = "Keys that start with this.")
  private @Nullable String prefix;

  @Option(
      names = "--after",
      paramLabel = "VERSION",
      description = "Begin behind this version, such as a listing's; without it, now.")
  private @Nullable Long after;

  @Option(names = "--values", description = "Print values, too, of up to 64 KiB.")
  private boolean values;

  @Option(names = "--count", paramLabel = "N", description = "End after so many changes.")
  private @Nullable Long count;

  private long told;
  private long pauseMillis = 1_000;
  private boolean lost;

  /** The last version that is complete. */
  private volatile @Nullable Long last;

  Watch(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    if (key != null && prefix != null) {
      throw new Failure(ExitCode.USAGE, "Watch one key, or a prefix; not both.");
    }
    Api api = cubby.api();
    try (var _ = cubby.interruption(this::howToGoOn)) {
      begin(api);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.INTERRUPTED, "It was interrupted.");
    }
  }

  private String howToGoOn() {
    return last == null ? "nothing came yet." : "to go on, add: --after " + last;
  }

  private void begin(Api api) throws InterruptedException {
    while (!enough()) {
      try (EventStream stream = api.events(target(), last)) {
        follow(stream);
      } catch (Failure e) {
        if (last == null || e.code() != ExitCode.UNAVAILABLE) {
          throw e;
        }
        if (!lost) {
          lost = true;
          cubby.terminal().note("cubby: cut off at version %d; trying again.".formatted(last));
        }
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
      }
      if (!enough()) {
        Thread.sleep(pauseMillis);
      }
    }
  }

  private Target target() {
    return Target.watch()
        .with("key", key)
        .with("prefix", prefix)
        .with("after", after)
        .with("values", values ? "true" : null);
  }

  private void follow(EventStream stream) throws InterruptedException {
    for (Block block = stream.next(); block != null; block = stream.next()) {
      Long retry = block.number("retry");
      if (retry != null) {
        pauseMillis = retry;
      }
      String data = block.field("data");
      if (data != null) {
        print(data);
        told++;
      }
      Long id = block.number("id");
      if (id != null) {
        last = id;
        lost = false;
      }
      if (enough()) {
        return;
      }
    }
  }

  private boolean enough() {
    return count != null && told >= count;
  }

  private void print(String data) {
    if (cubby.json()) {
      cubby.terminal().line(data);
      return;
    }
    JsonObject change = JsonObject.parse(data.getBytes(StandardCharsets.UTF_8));
    var line =
        new StringBuilder()
            .append(change.number("version"))
            .append(' ')
            .append(change.text("op", "?"))
            .append(' ')
            .append(change.text("key", "?"));
    String value = change.text("value");
    if (value != null) {
      line.append(": ").append(value.replaceAll("\\p{Cntrl}", "?"));
    } else if (change.text("valueBase64") != null) {
      line.append(": ").append(change.number("size")).append(" bytes that are no text");
    } else if (values && change.text("op", "").equals("put")) {
      line.append(": ").append(change.number("size")).append(" bytes, too many to be told");
    }
    cubby.terminal().line(line.toString());
  }
}
