package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.History;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Clients at work together, at about a given rate, until they are stopped. */
public final class Clients implements AutoCloseable {
  private final HttpClient http = Connections.open();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("client-", 1).factory());
  private final double meanPauseNanos;
  private volatile boolean stopped;

  /**
   * Starts them.
   *
   * @param rate steps a second of all together, at most
   * @param weighted workloads; one that is in it twice is chosen twice as often
   */
  public Clients(
      int count, double rate, long seed, URI url, History history, List<Workload> weighted) {
    meanPauseNanos = 1e9 * count / rate;
    for (int id = 1; id <= count; id++) {
      var client = new Client(id, http, url, history);
      var random = new Random(seed * 31 + id);
      threads.execute(() -> run(client, random, weighted));
    }
  }

  private void run(Client client, Random random, List<Workload> weighted) {
    try {
      while (!stopped) {
        long next = System.nanoTime() + (long) (random.nextExponential() * meanPauseNanos);
        weighted.get(random.nextInt(weighted.size())).step(client, random);
        Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets each finish its request. */
  @Override
  public void close() {
    stopped = true;
    threads.close();
    http.close();
  }
}
