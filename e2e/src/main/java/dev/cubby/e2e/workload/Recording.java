package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.History;
import dev.cubby.e2e.history.HistoryClock;
import dev.cubby.e2e.history.Operation;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Clients at work on keys that nobody has used before, and all that they were told. */
public final class Recording {
  private final History history = new History(new HistoryClock());
  private final Load load;
  private final URI url;
  private final List<Workload> workloads;
  private final Clients clients;
  private final Followers followers;
  private final Exports exports;

  /**
   * The work of the clients.
   *
   * @param workloads names of workloads; one that is there twice is done twice as often
   * @param rate requests a second of all together, about
   */
  public record Load(List<String> workloads, int clients, double rate) {
    public static final Load DEFAULT =
        new Load(
            List.of(
                "registers",
                "registers",
                "registers",
                "lifecycle",
                "lifecycle",
                "hot",
                "hot",
                "many",
                "many",
                "expiring",
                "expiring",
                "listing",
                "transfers",
                "transfers",
                "past",
                "past",
                "large"),
            24,
            400);
  }

  /**
   * Starts the clients.
   *
   * @param prefix of all keys: ASCII, no slash at its end
   */
  public Recording(URI url, String prefix, long seed, Load load) throws IOException {
    this.url = url;
    this.load = load;
    var byName = new HashMap<String, Workload>();
    var weighted = new ArrayList<Workload>();
    for (String name : load.workloads()) {
      weighted.add(byName.computeIfAbsent(name, n -> Workloads.of(n, prefix)));
    }
    workloads = List.copyOf(byName.values());
    followers = new Followers(url, prefix, List.copyOf(byName.keySet()));
    exports = new Exports(url, prefix + "/", history.clock());
    clients = new Clients(load.clients(), load.rate(), seed, url, history, weighted);
  }

  public History history() {
    return history;
  }

  /** All keys that the clients may use. */
  public List<String> keys() {
    return workloads.stream().flatMap(workload -> workload.keys().stream()).toList();
  }

  /** The followers of what the clients write. */
  public Followers followers() {
    return followers;
  }

  /** The exports of what the clients write. */
  public Exports exports() {
    return exports;
  }

  /** Stops the clients. */
  public void stop() {
    clients.close();
  }

  /**
   * Reads every key once more, and what each restore has restored.
   *
   * @return the keys that could not be read
   */
  public List<String> readAll() throws InterruptedException {
    return Closing.read(keys(), pastKeys(), load.clients() + 1, url, history);
  }

  /**
   * Imports what is there, when the clients have stopped.
   *
   * @return what that changed, by its own account
   */
  public List<String> importAgain() throws IOException, InterruptedException {
    return exports.importedAgain();
  }

  private List<String> pastKeys() {
    return workloads.stream().flatMap(workload -> workload.pastKeys().stream()).toList();
  }

  public List<Operation> operations() {
    return history.operations();
  }
}
