package dev.cubby.e2e.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows that are known to fail at a hop, each with its reason. In the file a line names a row, and
 * the indented lines below it say why; rows in lines that follow each other share their reason.
 * Lines that start with {@code #} are comments.
 *
 * @param reasons by the name of the row, as the run prints it
 */
record Exceptions(Map<String, String> reasons) {

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException where a row has no reason
   */
  static Exceptions read(Path file) throws IOException {
    var reasons = new LinkedHashMap<String, String>();
    var rows = new ArrayList<String>();
    boolean reasoned = false;
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!Character.isWhitespace(line.charAt(0))) {
        if (reasoned) {
          rows.clear();
        }
        rows.add(line.strip());
        reasons.put(line.strip(), "");
        reasoned = false;
      } else {
        rows.forEach(row ->
            reasons.merge(row, line.strip(), (before, more) -> (before + " " + more).strip()));
        reasoned = true;
      }
    }
    reasons.forEach((name, reason) -> {
      if (name.isEmpty() || reason.isEmpty()) {
        throw new IllegalArgumentException("%s: \"%s\" has no reason".formatted(file, name));
      }
    });
    return new Exceptions(reasons);
  }
}
