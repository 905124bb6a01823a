package dev.cubby.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Containers that {@code e2e/run stores} started. */
public final class TestContainer {

  /**
   * Does something to one: pause, unpause, restart, kill, start.
   *
   * @param variable of the environment; its value is the container's name
   */
  public static void run(String action, String variable) {
    String name =
        Objects.requireNonNull(
            System.getenv(variable), variable + " is not set: run these tests by e2e/run stores");
    try {
      var process =
          new ProcessBuilder(List.of("docker", action, name)).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(action + ": " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private TestContainer() {}
}
