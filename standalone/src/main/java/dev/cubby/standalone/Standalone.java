package dev.cubby.standalone;

import dev.cubby.common.Shutdown;

/**
 * A running Cubby.
 *
 * @param url of the site, with a slash at its end
 * @param adminPort where {@code /metrics} is
 */
public record Standalone(String url, int adminPort, Shutdown shutdown) implements AutoCloseable {
  @Override
  public void close() {
    shutdown.run();
  }
}
