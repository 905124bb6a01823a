package dev.cubby.api.composition;

import java.util.ArrayDeque;
import java.util.Deque;

/** The parts that were opened so far. Closing closes the last one first. */
final class Resources implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Takes over the closing of {@code resource}. */
  <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  /**
   * Closes all of them, whatever fails on the way.
   *
   * @throws IllegalStateException at the end, where one could not be closed
   */
  @Override
  public void close() {
    var failed = new IllegalStateException("not all parts could be closed");
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        failed.addSuppressed(e);
      }
    }
    if (failed.getSuppressed().length > 0) {
      throw failed;
    }
  }
}
