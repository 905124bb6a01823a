package dev.cubby.e2e.workload;

/** Values of any size that are told apart by a short name, and show when a part is missing. */
final class Values {

  /**
   * A value.
   *
   * @param name without a bar
   * @param size in bytes, at least the name's and 12 more
   */
  static String of(String name, int size) {
    var text = new StringBuilder(size).append(name).append('|').append(size).append('|');
    for (int i = text.length(); i < size; i++) {
      text.append((char) ('a' + i % 26));
    }
    return text.toString();
  }

  /** The name of a value that was read; another text where it is not as it was written. */
  static String name(String value) {
    String[] parts = value.split("\\|", 3);
    if (parts.length == 3 && parts[1].matches("\\d{1,9}")) {
      if (value.equals(of(parts[0], Integer.parseInt(parts[1])))) {
        return parts[0];
      }
    }
    return "damaged: %.60s, of %d characters".formatted(value, value.length());
  }

  private Values() {}
}
