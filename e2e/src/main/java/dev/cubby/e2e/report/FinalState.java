package dev.cubby.e2e.report;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Travel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The state that the last read of each key found, to be compared with the database's own rows. */
public final class FinalState {

  /** Lines of key, tab and version for the keys that are there and do not expire, in order. */
  public static List<String> of(List<Operation> operations) {
    var last = new HashMap<String, Outcome>();
    operations.stream()
        .filter(operation -> operation.kind() == Kind.READ)
        .filter(operation -> !(operation.outcome() instanceof Outcome.NotDone))
        .sorted(Comparator.comparingLong(Operation::call))
        .forEach(operation -> last.put(operation.key(), operation.outcome()));
    return lines(last);
  }

  /** The same, of keys that are judged by the log of changes. */
  public static List<String> ofPast(List<Travel> travels) {
    var last = new HashMap<String, Outcome>();
    travels.stream()
        .filter(travel -> travel.kind() == Travel.Kind.READ && travel.asOf() == Travel.NEWEST)
        .filter(travel -> !(travel.outcome() instanceof Outcome.NotDone))
        .forEach(travel -> last.put(travel.key(), travel.outcome()));
    return lines(last);
  }

  private static List<String> lines(Map<String, Outcome> last) {
    var lines = new ArrayList<String>();
    last.forEach((key, outcome) -> {
      if (outcome instanceof Outcome.Present found && found.expiresAt() == null) {
        lines.add(key + "\t" + found.version());
      }
    });
    Collections.sort(lines);
    return lines;
  }

  private FinalState() {}
}
