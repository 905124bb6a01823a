package dev.cubby.e2e.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** When which faults were there. */
public record FaultLog(List<Fault> faults) {

  /** One fault, or several at once. */
  public record Fault(Instant begun, Instant ended, String name) {}

  /**
   * Reads lines {@code begun, ended, name}, set apart by tabs; times in seconds since 1970.
   *
   * @return empty where there is no such file
   */
  public static FaultLog read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new FaultLog(List.of());
    }
    return new FaultLog(
        Files.readAllLines(file).stream()
            .map(line -> line.split("\t", 3))
            .map(part -> new Fault(time(part[0]), time(part[1]), part[2]))
            .toList());
  }

  private static Instant time(String seconds) {
    return Instant.ofEpochMilli((long) (Double.parseDouble(seconds) * 1_000));
  }
}
