package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A moment of a history.
 *
 * @param put the operation's place among the puts with known versions; -1 for other operations
 * @param operation null for a put that has a version, and is not known
 */
record Event(long time, Type type, int put, @Nullable Operation operation) {

  /** At the same moment, calls come first: that allows more. */
  enum Type {
    CALL,
    /** The call of a write of unknown outcome that no client saw: it has no end. */
    CALL_HIDDEN,
    END
  }

  static List<Event> of(List<Operation> operations, List<KnownPut> puts, List<Operation> hidden) {
    Map<Operation, Integer> places = new HashMap<>();
    var events = new ArrayList<Event>();
    for (int i = 0; i < puts.size(); i++) {
      Operation put = puts.get(i).operation();
      if (put != null) {
        places.put(put, i);
        events.add(new Event(put.call(), Type.CALL, i, put));
      }
      events.add(new Event(puts.get(i).deadline(), Type.END, i, put));
    }
    for (Operation operation : operations) {
      if (places.containsKey(operation)) {
        continue;
      }
      if (operation.outcome() instanceof Outcome.Unknown) {
        if (operation.kind() == Kind.DELETE || hidden.contains(operation)) {
          events.add(new Event(operation.call(), Type.CALL_HIDDEN, -1, operation));
        }
      } else if (!(operation.outcome() instanceof Outcome.NotDone)) {
        events.add(new Event(operation.call(), Type.CALL, -1, operation));
        events.add(new Event(operation.end(), Type.END, -1, operation));
      }
    }
    events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::type));
    return events;
  }
}
