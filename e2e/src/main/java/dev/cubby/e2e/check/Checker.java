package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a history key by key: linearizability is local (Herlihy and Wing, 1990, theorem 1), so
 * that it is linearizable if each key's part of it is. Atomic batches, which are of several keys,
 * are then judged by {@link BatchCheck}.
 */
public final class Checker {

  /** Judges it, and makes what it finds small. */
  public static Verdict check(List<Operation> operations, Margins margins) {
    long begun = System.nanoTime();
    var violations = new ArrayList<Violation>();
    var keys = Operations.byKey(operations);
    for (List<Operation> history : keys.values()) {
      Violation violation = KeyCheck.check(history, margins);
      if (violation != null) {
        violations.add(Shrinking.shrink(violation, margins));
      }
    }
    violations.addAll(BatchCheck.check(operations));
    return new Verdict(
        operations.size(), keys.size(), violations, Duration.ofNanos(System.nanoTime() - begun));
  }

  private Checker() {}
}
