package dev.cubby.e2e.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Views of a history. */
public final class Operations {

  public static List<Operation> byCall(List<Operation> operations) {
    var sorted = new ArrayList<>(operations);
    sorted.sort(Comparator.comparingLong(Operation::call).thenComparingLong(Operation::id));
    return sorted;
  }

  /** Each key's operations, in the order of their calls. */
  public static Map<String, List<Operation>> byKey(List<Operation> operations) {
    var keys = new TreeMap<String, List<Operation>>();
    for (Operation operation : byCall(operations)) {
      keys.computeIfAbsent(operation.key(), _ -> new ArrayList<>()).add(operation);
    }
    return keys;
  }

  private Operations() {}
}
