package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.History;
import dev.cubby.e2e.history.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads every key once more when the clients have ended: what was acknowledged must be there. */
public final class Closing {
  private static final int READERS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Reads them all, again where a read fails, for a minute in all; then each once.
   *
   * @param firstClient readers are numbered from here
   * @return the keys that could not be read
   */
  public static List<String> read(
      Collection<String> keys, int firstClient, URI url, History history)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var all = List.copyOf(keys);
    var tasks = new ArrayList<Callable<List<String>>>();
    try (var http =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int reader = 0; reader < READERS; reader++) {
        int first = reader;
        var client = new Client(firstClient + reader, http, url, history);
        tasks.add(() -> {
          var unread = new ArrayList<String>();
          for (int i = first; i < all.size(); i += READERS) {
            if (!read(client, all.get(i), end)) {
              unread.add(all.get(i));
            }
          }
          return unread;
        });
      }
      var unread = new ArrayList<String>();
      for (Future<List<String>> part : threads.invokeAll(tasks)) {
        unread.addAll(part.get());
      }
      return unread;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a closing read failed", e);
    }
  }

  private static boolean read(Client client, String key, long end) throws InterruptedException {
    while (client.get(key) instanceof Outcome.NotDone) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.sleep(Duration.ofMillis(100));
    }
    return true;
  }

  private Closing() {}
}
