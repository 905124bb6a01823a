package dev.cubby.e2e.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** When which faults were there. */
public record FaultLog(List<Fault> faults) {

  /**
   * One fault, or several at once.
   *
   * @param design how long it may keep clients from answers
   */
  public record Fault(Instant begun, Instant ended, String name, String design) {}

  /**
   * Reads lines {@code begun, ended, name, design}, set apart by tabs; times in seconds since 1970.
   *
   * @return empty where there is no such file
   */
  public static FaultLog read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new FaultLog(List.of());
    }
    return new FaultLog(
        Files.readAllLines(file).stream()
            .map(line -> line.split("\t", 4))
            .map(part -> new Fault(time(part[0]), time(part[1]), part[2], part[3]))
            .toList());
  }

  private static Instant time(String seconds) {
    return Instant.ofEpochMilli((long) (Double.parseDouble(seconds) * 1_000));
  }
}
