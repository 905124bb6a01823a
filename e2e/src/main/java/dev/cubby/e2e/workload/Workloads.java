package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.Precondition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** The workloads by name. */
public final class Workloads {
  private static final int SMALL = 40;

  /** dedup buffers no answer of more than 256 KiB, and gives each caller its own. */
  private static final int LARGE = 300_000;

  private static final Map<String, Function<String, Workload>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("registers", prefix -> new Simple(prefix, 8, Workloads::register));
    ALL.put("lifecycle", prefix -> new Simple(prefix, 8, Workloads::lifecycle));
    ALL.put("hot", prefix -> new Simple(prefix, 1, Workloads::hot));
    ALL.put("many", prefix -> new Simple(prefix, 2_000, Workloads::many));
    ALL.put("listing", ListWhileWriting::new);
    ALL.put("expiring", prefix -> new Simple(prefix, 12, Workloads::expiring));
    ALL.put("transfers", Transfers::new);
    ALL.put("past", TimeTravel::new);
    ALL.put("large", prefix -> new Simple(prefix, 3, Workloads::large));
  }

  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * A workload on keys of its own.
   *
   * @param prefix of its keys, ASCII
   * @throws IllegalArgumentException when there is none of the name
   */
  public static Workload of(String name, String prefix) {
    Function<String, Workload> workload = ALL.get(name);
    if (workload == null) {
      throw new IllegalArgumentException(
          "there is no workload %s; there are %s".formatted(name, String.join(", ", names())));
    }
    return workload.apply(prefix + "/" + name + "/");
  }

  private interface Step {
    void take(Client client, String key, Random random) throws InterruptedException;
  }

  private record Simple(List<String> keys, Step step) implements Workload {
    Simple(String prefix, int count, Step step) {
      this(numbered(prefix, count), step);
    }

    @Override
    public void step(Client client, Random random) throws InterruptedException {
      step.take(client, keys.get(random.nextInt(keys.size())), random);
    }
  }

  static List<String> numbered(String prefix, int count) {
    var keys = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      keys.add("%s%04d".formatted(prefix, i));
    }
    return List.copyOf(keys);
  }

  private static void register(Client client, String key, Random random)
      throws InterruptedException {
    switch (random.nextInt(10)) {
      case 0, 1 -> client.put(key, Precondition.ANY, SMALL, 0);
      case 2, 3 -> compareAndSet(client, key);
      case 4 -> client.head(key);
      case 5 -> readAgain(client, key);
      default -> client.get(key);
    }
  }

  /** With the version that it saw last, often an old one by now; or reads it first. */
  private static void compareAndSet(Client client, String key) throws InterruptedException {
    if (client.seen(key) == null) {
      client.get(key);
    }
    Long version = client.seen(key);
    Precondition still = version == null ? Precondition.ABSENT : new Precondition.At(version);
    client.put(key, still, SMALL, 0);
  }

  private static void readAgain(Client client, String key) throws InterruptedException {
    Long version = client.seen(key);
    if (version == null) {
      client.get(key);
    } else {
      client.getUnless(key, version);
    }
  }

  private static void lifecycle(Client client, String key, Random random)
      throws InterruptedException {
    Long version = client.seen(key);
    switch (random.nextInt(10)) {
      case 0 -> client.post(key, SMALL);
      case 1 -> client.put(key, Precondition.ABSENT, SMALL, 0);
      case 2 -> client.put(key, Precondition.ANY, SMALL, 0);
      case 3 -> client.delete(key, Precondition.ANY);
      case 4 ->
          client.delete(key, version == null ? Precondition.ANY : new Precondition.At(version));
      default -> client.get(key);
    }
  }

  private static void hot(Client client, String key, Random random) throws InterruptedException {
    switch (random.nextInt(20)) {
      case 0 -> client.put(key, Precondition.ANY, SMALL, 0);
      case 1 -> compareAndSet(client, key);
      default -> client.get(key);
    }
  }

  private static void many(Client client, String key, Random random) throws InterruptedException {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> client.put(key, Precondition.ANY, SMALL + random.nextInt(2_000), 0);
      default -> client.get(key);
    }
  }

  private static void expiring(Client client, String key, Random random)
      throws InterruptedException {
    switch (random.nextInt(10)) {
      case 0 -> client.put(key, Precondition.ANY, SMALL, 1 + random.nextInt(8));
      case 1 -> client.put(key, Precondition.ABSENT, SMALL, 1 + random.nextInt(4));
      case 2 -> client.head(key);
      default -> client.get(key);
    }
  }

  private static void large(Client client, String key, Random random) throws InterruptedException {
    if (random.nextInt(4) == 0) {
      client.put(key, Precondition.ANY, LARGE, 0);
    } else {
      client.get(key);
    }
  }

  private Workloads() {}
}
