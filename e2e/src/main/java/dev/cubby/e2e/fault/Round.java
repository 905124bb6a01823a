package dev.cubby.e2e.fault;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;

/**
 * The faults that come together, once.
 *
 * @param faults one, or two about different parts
 * @param length how long they stay
 * @param untilCached whether the next round waits until the cache is in use again
 */
record Round(List<Fault> faults, Duration length, boolean untilCached) {
  private boolean alone() {
    return faults.size() == 1;
  }

  /** The name under which the time without answers is told. */
  String name() {
    return alone() ? faults.getFirst().name() : "several at once";
  }

  String allowed() {
    return alone() ? faults.getFirst().allowed() : "the longer of the two";
  }

  @Override
  public String toString() {
    return faults.stream().map(Fault::name).collect(joining(", and "));
  }
}
