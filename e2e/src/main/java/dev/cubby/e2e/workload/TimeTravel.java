package dev.cubby.e2e.workload;

import java.util.List;
import java.util.Random;

/** Reads and restores keys as of versions of the past, while they are written and deleted. */
final class TimeTravel implements Workload {
  private static final int KEYS = 6;
  private final List<String> keys;

  TimeTravel(String prefix) {
    this.keys = Workloads.numbered(prefix, KEYS);
  }

  /** None that the search could judge, since a restored value is written twice. */
  @Override
  public List<String> keys() {
    return List.of();
  }

  @Override
  public List<String> pastKeys() {
    return keys;
  }

  @Override
  public void step(Client client, Random random) throws InterruptedException {
    Traveller traveller = client.traveller();
    String key = keys.get(random.nextInt(KEYS));
    Long version = traveller.someVersion(random);
    if (version == null) {
      traveller.put(key);
      return;
    }
    switch (random.nextInt(10)) {
      case 0, 1 -> traveller.put(key);
      case 2 -> traveller.delete(key);
      case 3 -> traveller.read(key);
      case 4, 5 -> traveller.restore(key, version);
      default -> traveller.read(key, version);
    }
  }
}
