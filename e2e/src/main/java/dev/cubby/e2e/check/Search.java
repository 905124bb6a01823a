package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an order of one key's operations that a register could have taken, each between its
 * call and its end. Just-in-time linearization (Lowe, "Testing for linearizability", 2017): goes
 * through the calls and ends in time, and keeps all configurations that explain what has ended so
 * far. Exact; docs/decisions/0901 says why so few configurations will do.
 */
final class Search {
  private final List<KnownPut> puts;
  private final List<Event> events;
  private final BooleanSupplier givenUp;
  private final Pending pending = new Pending();
  private final Rules rules;
  private final Moves moves;
  private List<Configuration> configurations = List.of(Configuration.initial());

  Search(List<Operation> operations, Facts facts, Margins margins, BooleanSupplier givenUp) {
    this.givenUp = givenUp;
    puts = facts.knownPuts();
    events = Event.of(operations, puts, facts.hiddenPuts());
    rules = new Rules(puts, facts.earliestHiddenExpiry(), margins);
    moves = new Moves(puts, pending, rules);
  }

  /**
   * The operation that no order explains.
   *
   * @param index of the put among those with known versions, -1 for other operations
   * @param before what may have been when it ended
   */
  record Stuck(@Nullable Operation operation, int index, List<Configuration> before) {}

  /** Searches; null where there is an order. */
  @Nullable Stuck run() {
    for (Event event : events) {
      Operation operation = event.operation();
      switch (event.type()) {
        case CALL -> call(event, operation);
        case CALL_HIDDEN -> {
          if (operation != null) {
            pending.addHidden(operation);
          }
        }
        case END -> {
          List<Configuration> after = end(event, operation);
          if (after.isEmpty()) {
            return new Stuck(operation, event.put(), configurations);
          }
          configurations = after;
        }
      }
    }
    return null;
  }

  List<KnownPut> puts() {
    return puts;
  }

  private void call(Event event, @Nullable Operation operation) {
    if (operation == null) {
      return;
    }
    if (event.put() >= 0) {
      pending.addPut(operation);
    } else {
      pending.add(operation);
      configurations = configurations.stream().map(this::settled).toList();
    }
  }

  private List<Configuration> end(Event event, @Nullable Operation operation) {
    if (event.put() >= 0) {
      List<Configuration> after = reach(c -> c.puts() > event.put());
      if (operation != null) {
        pending.freePut(operation);
      }
      return after;
    }
    if (operation == null) {
      throw new IllegalStateException("an end of nothing");
    }
    int slot = pending.slot(operation);
    List<Configuration> after = reach(c -> c.done().get(slot));
    pending.free(slot);
    return after.stream().map(c -> c.free(slot)).toList();
  }

  private interface Goal {
    boolean reached(Configuration configuration);
  }

  /** All configurations in which the goal has just been reached. */
  private List<Configuration> reach(Goal goal) {
    var frontier = new Frontier(pending.observers());
    configurations.forEach(frontier::add);
    for (Configuration now = frontier.poll(); now != null; now = frontier.poll()) {
      if (givenUp.getAsBoolean()) {
        throw new CancellationException("no order found so far");
      }
      if (!goal.reached(now)) {
        moves.from(now, next -> frontier.add(settled(next)));
      }
    }
    var reached = new ArrayList<Configuration>();
    for (Configuration configuration : frontier.seen()) {
      if (goal.reached(configuration)) {
        reached.add(configuration);
      }
    }
    return reached;
  }

  /** An operation that changes nothing and that the state explains may take effect now. */
  private Configuration settled(Configuration now) {
    Configuration settled = now;
    for (var entry : pending.bySlot().entrySet()) {
      if (!settled.done().get(entry.getKey()) && rules.explains(settled, entry.getValue())) {
        settled = settled.done(entry.getKey());
      }
    }
    return settled;
  }
}
