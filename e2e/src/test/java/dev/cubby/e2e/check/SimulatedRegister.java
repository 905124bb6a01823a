package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random histories of a register that is linearizable: each operation takes effect at once. */
final class SimulatedRegister {
  private final Random random;
  private final List<Operation> operations = new ArrayList<>();
  private final double unknown;
  private @Nullable String value;
  private long version;
  private long counter = 10;
  private long lastSeen = 10;

  private record Plan(long at, long call, long end, int client) {}

  private SimulatedRegister(Random random, double unknown) {
    this.random = random;
    this.unknown = unknown;
  }

  /**
   * A history.
   *
   * @param unknown the share of writes whose outcome nobody is told
   */
  static List<Operation> history(Random random, int clients, int each, double unknown) {
    var register = new SimulatedRegister(random, unknown);
    var plans = new ArrayList<Plan>();
    for (int client = 0; client < clients; client++) {
      long time = random.nextInt(20);
      for (int i = 0; i < each; i++) {
        long call = time + random.nextInt(10);
        long at = call + random.nextInt(15);
        long end = at + random.nextInt(15);
        plans.add(new Plan(at, call, end, client));
        time = end + 1;
      }
    }
    plans.sort(Comparator.comparingLong(Plan::at));
    plans.forEach(register::take);
    register.operations.sort(Comparator.comparingLong(Operation::call));
    return register.operations;
  }

  private void take(Plan plan) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> read(plan);
      case 3, 4, 5 -> put(plan);
      default -> delete(plan);
    }
  }

  private void read(Plan plan) {
    boolean metadata = random.nextInt(4) == 0;
    Outcome outcome =
        value == null
            ? Outcome.ABSENT
            : new Outcome.Present(version, metadata ? null : value, null);
    lastSeen = value == null ? lastSeen : version;
    add(plan, Kind.READ, null, Precondition.ANY, outcome);
  }

  private void put(Plan plan) {
    Precondition precondition = precondition(true);
    String next = "v" + operations.size();
    if (lost()) {
      if (random.nextBoolean() && holds(precondition)) {
        version = ++counter;
        value = next;
      }
      add(plan, Kind.PUT, next, precondition, Outcome.UNKNOWN);
    } else if (random.nextInt(12) == 0) {
      add(plan, Kind.PUT, next, precondition, Outcome.NOT_DONE);
    } else if (!holds(precondition)) {
      add(plan, Kind.PUT, next, precondition, refused());
    } else {
      var written = new Outcome.Written(++counter, value == null, null);
      value = next;
      version = counter;
      lastSeen = version;
      add(plan, Kind.PUT, next, precondition, written);
    }
  }

  private void delete(Plan plan) {
    Precondition precondition = precondition(false);
    if (lost()) {
      if (random.nextBoolean() && holds(precondition)) {
        value = null;
      }
      add(plan, Kind.DELETE, null, precondition, Outcome.UNKNOWN);
    } else if (!holds(precondition)) {
      add(plan, Kind.DELETE, null, precondition, refused());
    } else if (value == null) {
      add(plan, Kind.DELETE, null, precondition, Outcome.ABSENT);
    } else {
      value = null;
      add(plan, Kind.DELETE, null, precondition, Outcome.DELETED);
    }
  }

  private Outcome refused() {
    return new Outcome.Refused(value == null ? null : version);
  }

  private boolean lost() {
    return random.nextDouble() < unknown;
  }

  private Precondition precondition(boolean put) {
    return switch (random.nextInt(4)) {
      case 0 -> new Precondition.At(lastSeen - random.nextInt(2)); // nobody can know of others
      case 1 -> put ? Precondition.ABSENT : Precondition.ANY;
      default -> Precondition.ANY;
    };
  }

  private boolean holds(Precondition precondition) {
    return switch (precondition) {
      case Precondition.Any _ -> true;
      case Precondition.Absent _ -> value == null;
      case Precondition.At(long at) -> value != null && version == at;
    };
  }

  private void add(
      Plan plan, Kind kind, @Nullable String written, Precondition precondition, Outcome outcome) {
    operations.add(
        new Operation(
            operations.size(),
            plan.client(),
            kind,
            "k",
            written,
            precondition,
            null,
            plan.call(),
            plan.end(),
            outcome,
            kind + " " + outcome));
  }
}
