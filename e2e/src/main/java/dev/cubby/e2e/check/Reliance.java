package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which operations saw which put, or asked for its version. */
final class Reliance {
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<Long, List<Operation>> byVersion = new HashMap<>();

  Reliance(List<Operation> history) {
    for (Operation operation : history) {
      if (operation.precondition() instanceof Precondition.At(long version)) {
        add(version, operation);
      }
      switch (operation.outcome()) {
        case Outcome.Present(long version, var value, var _) -> {
          add(version, operation);
          if (value != null) {
            versions.put(value, version);
          }
        }
        case Outcome.Written written ->
            versions.put(String.valueOf(operation.value()), written.version());
        case Outcome.Refused(var current) -> {
          if (current != null) {
            add(current, operation);
          }
        }
        case Outcome.Absent _, Outcome.Deleted _, Outcome.NotDone _, Outcome.Unknown _ -> {}
      }
    }
  }

  private void add(long version, Operation operation) {
    byVersion.computeIfAbsent(version, _ -> new ArrayList<>()).add(operation);
  }

  /** The ids of the puts, of the operations that rely on them, of those that rely on these, … */
  Set<Long> closure(List<Operation> puts) {
    Set<Long> ids = new HashSet<>();
    var next = new ArrayDeque<>(puts);
    for (Operation one = next.poll(); one != null; one = next.poll()) {
      Long version = ids.add(one.id()) ? versions.get(String.valueOf(one.value())) : null;
      if (version != null) {
        next.addAll(byVersion.getOrDefault(version, List.of()));
      }
    }
    return ids;
  }
}
