package dev.cubby.e2e.history;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** A history as a file: one operation a line, as JSON (NDJSON). */
public final class HistoryFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Writes the operations, in the order of their calls. */
  public static void write(Path file, List<Operation> operations) throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (Operation operation : Operations.byCall(operations)) {
        lines.write(JSON.writeValueAsString(OperationLine.of(operation)));
        lines.write('\n');
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException naming the line that is not an operation
   */
  public static List<Operation> read(Path file) throws IOException {
    var operations = new ArrayList<Operation>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        try {
          operations.add(JSON.readValue(line, OperationLine.class).operation());
        } catch (RuntimeException e) {
          throw new IOException(
              "%s, line %d: no operation (%s)"
                  .formatted(file, operations.size() + 1, e.getMessage()),
              e);
        }
      }
    }
    return operations;
  }

  private HistoryFile() {}
}
