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

  /** Writes lines {@code begun, ended, name, design}, set apart by tabs. */
  public void write(Path file) throws IOException {
    Files.write(
        file,
        faults.stream()
            .map(f ->
                String.join("\t", f.begun().toString(), f.ended().toString(), f.name(), f.design()))
            .toList());
  }
}
