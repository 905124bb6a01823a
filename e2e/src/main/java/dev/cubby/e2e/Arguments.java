package dev.cubby.e2e;

import java.util.HashMap;
import java.util.Map;

/** A command line of {@code --name value}. */
final class Arguments {
  private final Map<String, String> rest = new HashMap<>();

  /**
   * Takes it apart.
   *
   * @throws IllegalArgumentException where it is not of that form
   */
  Arguments(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        throw new IllegalArgumentException(args[i] + " is not an option; --help lists them");
      }
      if (i + 1 < args.length) {
        rest.put(args[i], args[++i]);
      } else {
        throw new IllegalArgumentException(args[i] + " needs a value; --help lists the options");
      }
    }
  }

  String value(String name, String otherwise) {
    String value = rest.remove(name);
    return value == null ? otherwise : value;
  }

  /** Call this once all that are known were asked for. */
  void refuseOthers() {
    for (String name : rest.keySet()) {
      throw new IllegalArgumentException(name + " is not an option; --help lists them");
    }
  }
}
