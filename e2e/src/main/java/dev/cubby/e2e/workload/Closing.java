package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.History;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Travel;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads all once more when the clients have ended: what was acknowledged must be there. */
public final class Closing {
  private static final int READERS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Reads them all, again where a read fails, for a minute in all; then each once. Then reads what
   * each restore has restored.
   *
   * @param pastKeys keys that are judged by the log of changes
   * @param firstClient readers are numbered from here
   * @return the keys that could not be read
   */
  public static List<String> read(
      Collection<String> keys,
      Collection<String> pastKeys,
      int firstClient,
      URI url,
      History history)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var all = List.copyOf(keys);
    var tasks = new ArrayList<Callable<List<String>>>();
    try (var http = Connections.open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int reader = 0; reader < READERS; reader++) {
        int first = reader;
        var client = new Client(firstClient + reader, http, url, history);
        tasks.add(() -> {
          var unread = new ArrayList<String>();
          for (int i = first; i < all.size(); i += READERS) {
            String key = all.get(i);
            if (!read(() -> client.get(key), end)) {
              unread.add(key);
            }
          }
          return unread;
        });
      }
      var unread = new ArrayList<String>();
      for (Future<List<String>> part : threads.invokeAll(tasks)) {
        unread.addAll(part.get());
      }
      readPast(new Client(firstClient + READERS, http, url, history), pastKeys, history, end)
          .forEach(unread::add);
      return unread;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a closing read failed", e);
    }
  }

  private static List<String> readPast(
      Client client, Collection<String> keys, History history, long end)
      throws InterruptedException {
    var unread = new ArrayList<String>();
    Traveller traveller = client.traveller();
    for (Travel travel : history.travels()) {
      if (travel.kind() == Travel.Kind.RESTORE
          && travel.outcome() instanceof Outcome.Written written) {
        traveller.read(travel.key(), written.version());
      }
    }
    for (String key : keys) {
      if (!read(() -> traveller.read(key), end)) {
        unread.add(key);
      }
    }
    return unread;
  }

  private interface Read {
    Outcome once() throws InterruptedException;
  }

  private static boolean read(Read read, long end) throws InterruptedException {
    while (read.once() instanceof Outcome.NotDone) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.sleep(Duration.ofMillis(100));
    }
    return true;
  }

  private Closing() {}
}
