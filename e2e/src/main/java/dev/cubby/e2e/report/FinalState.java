package dev.cubby.e2e.report;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The state that the last read of each key found, to be compared with the database's own rows. */
public final class FinalState {

  /** Lines of key, tab and version for the keys that are there and do not expire, in order. */
  public static List<String> of(List<Operation> operations) {
    var last = new TreeMap<String, Operation>();
    operations.stream()
        .filter(operation -> operation.kind() == Kind.READ)
        .filter(operation -> !(operation.outcome() instanceof Outcome.NotDone))
        .sorted(Comparator.comparingLong(Operation::call))
        .forEach(operation -> last.put(operation.key(), operation));
    return last.values().stream()
        .filter(
            read -> read.outcome() instanceof Outcome.Present found && found.expiresAt() == null)
        .map(read -> read.key() + "\t" + ((Outcome.Present) read.outcome()).version())
        .sorted()
        .toList();
  }

  private FinalState() {}
}
