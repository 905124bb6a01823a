package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.Precondition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Changes several keys by one atomic batch, as a transfer between accounts does, and reads all of
 * them by one. No key is deleted, and none expires.
 */
final class Transfers implements Workload {
  private static final int KEYS = 5;
  private static final int SMALL = 40;
  private final List<String> keys;

  Transfers(String prefix) {
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
      case 0 -> client.put(key, Precondition.ANY, SMALL, 0);
      case 1, 2 -> client.get(key);
      case 3, 4 -> client.atomically(transfer(client, some(random), false));
      case 5, 6 -> client.atomically(transfer(client, some(random), true));
      default -> client.atomically(keys.stream().map(BatchPart::read).toList());
    }
  }

  private List<String> some(Random random) {
    var shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, 2 + random.nextInt(2));
  }

  /**
   * Reads the keys, and then writes them.
   *
   * @param guarded whether each must stand as the client saw it last, which often fails
   */
  private static List<BatchPart> transfer(Client client, List<String> keys, boolean guarded) {
    var parts = new ArrayList<BatchPart>();
    keys.forEach(key -> parts.add(BatchPart.read(key)));
    for (String key : keys) {
      Long version = client.seen(key);
      Precondition still = version == null ? Precondition.ABSENT : new Precondition.At(version);
      parts.add(client.newValue(key, guarded ? still : Precondition.ANY, SMALL));
    }
    return parts;
  }
}
