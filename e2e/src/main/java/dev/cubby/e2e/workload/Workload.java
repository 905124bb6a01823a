package dev.cubby.e2e.workload;

import java.util.List;
import java.util.Random;

/** The requests of clients, one at a time. */
public interface Workload {

  /** Makes one request, or two that belong together. */
  void step(Client client, Random random) throws InterruptedException;

  /** All keys that it uses, and that are judged by what each answer told. */
  List<String> keys();

  /** All keys that it uses, and that are judged by the log of changes. */
  default List<String> pastKeys() {
    return List.of();
  }
}
