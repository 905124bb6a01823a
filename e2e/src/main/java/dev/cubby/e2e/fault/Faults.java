package dev.cubby.e2e.fault;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Some of a system's faults, by their names. */
public final class Faults {

  /**
   * Those with the given names, in that order; all where none is given.
   *
   * @throws IllegalArgumentException with a line for the user, where there is none of a name
   */
  public static List<Fault> named(List<String> names, List<Fault> all) {
    if (names.isEmpty()) {
      return all;
    }
    Map<String, Fault> byName =
        all.stream()
            .collect(
                toMap(Fault::name, Function.identity(), (first, _) -> first, LinkedHashMap::new));
    for (String name : names) {
      if (!byName.containsKey(name)) {
        throw new IllegalArgumentException(
            "there is no fault \"%s\"; there are:%n  %s"
                .formatted(name, String.join("%n  ".formatted(), byName.keySet())));
      }
    }
    return names.stream().distinct().map(byName::get).toList();
  }

  private Faults() {}
}
