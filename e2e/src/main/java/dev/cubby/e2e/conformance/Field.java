package dev.cubby.e2e.conformance;

import java.util.Arrays;
import java.util.List;

/**
 * A header field.
 *
 * @param value without the white space around it
 */
record Field(String name, String value) {

  /** Reads a line such as {@code Range: bytes=0-0}. */
  static Field of(String line) {
    int colon = line.indexOf(':');
    return colon < 0
        ? new Field(line, "")
        : new Field(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  static List<Field> list(String... lines) {
    return Arrays.stream(lines).map(Field::of).toList();
  }

  boolean named(String other) {
    return name.equalsIgnoreCase(other);
  }
}
