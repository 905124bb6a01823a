package dev.cubby.e2e.workload;

import java.util.List;
import java.util.Random;

/** The requests of clients, one at a time. */
public interface Workload {

  /** Makes one request, or two that belong together. */
  void step(Client client, Random random) throws InterruptedException;

  /** All keys that it uses. */
  List<String> keys();
}
