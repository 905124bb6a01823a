package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.Precondition;
import java.util.List;
import java.util.Random;

/** Lists, whole and in parts, keys that come, change and go meanwhile. */
final class ListWhileWriting implements Workload {
  private static final int KEYS = 24;
  private static final int SMALL = 40;
  private final String prefix;
  private final List<String> keys;

  ListWhileWriting(String prefix) {
    this.prefix = prefix;
    this.keys = Workloads.numbered(prefix, KEYS);
  }

  @Override
  public List<String> keys() {
    return keys;
  }

  @Override
  public void step(Client client, Random random) throws InterruptedException {
    String key = keys.get(random.nextInt(KEYS));
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> client.put(key, Precondition.ANY, SMALL, 0);
      case 4, 5 -> client.delete(key, Precondition.ANY);
      case 6, 7 -> client.get(key);
      case 8 -> client.list(prefix, keys, 1 + random.nextInt(KEYS));
      default -> client.list(prefix, keys, 100);
    }
  }
}
