package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A history of one key, told operation by operation. Times are seconds. */
final class Story {
  private static final long SECOND = 1_000_000_000;
  private final List<Operation> operations = new ArrayList<>();

  static Outcome found(long version, String value) {
    return new Outcome.Present(version, value, null);
  }

  static Outcome written(long version, boolean created) {
    return new Outcome.Written(version, created, null);
  }

  Story read(long call, long end, Outcome outcome) {
    return add(Kind.READ, null, Precondition.ANY, call, end, outcome);
  }

  Story put(String value, long call, long end, Outcome outcome) {
    return add(Kind.PUT, value, Precondition.ANY, call, end, outcome);
  }

  Story putAt(long version, String value, long call, long end, Outcome outcome) {
    return add(Kind.PUT, value, new Precondition.At(version), call, end, outcome);
  }

  Story create(String value, long call, long end, Outcome outcome) {
    return add(Kind.PUT, value, Precondition.ABSENT, call, end, outcome);
  }

  Story delete(long call, long end, Outcome outcome) {
    return add(Kind.DELETE, null, Precondition.ANY, call, end, outcome);
  }

  List<Operation> operations() {
    return operations;
  }

  private Story add(
      Kind kind,
      @Nullable String value,
      Precondition precondition,
      long call,
      long end,
      Outcome outcome) {
    int id = operations.size();
    operations.add(
        new Operation(
            id,
            id,
            kind,
            "k",
            value,
            precondition,
            null,
            call * SECOND,
            end * SECOND,
            outcome,
            kind + " " + outcome));
    return this;
  }
}
