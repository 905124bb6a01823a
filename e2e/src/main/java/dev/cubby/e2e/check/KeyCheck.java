package dev.cubby.e2e.check;

import dev.cubby.e2e.check.Configuration.State;
import dev.cubby.e2e.check.Search.Stuck;
import dev.cubby.e2e.check.Violation.Rule;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges one key's history. The key did not exist before, and no other client wrote to it. */
public final class KeyCheck {

  /**
   * Judges it.
   *
   * @param operations all of one key
   * @return null where it is linearizable
   */
  public static @Nullable Violation check(List<Operation> operations, Margins margins) {
    return check(operations, margins, () -> false);
  }

  /**
   * Judges it.
   *
   * @param givenUp whether to end without a judgement
   * @throws CancellationException when it was given up
   */
  static @Nullable Violation check(
      List<Operation> operations, Margins margins, BooleanSupplier givenUp) {
    if (operations.isEmpty()) {
      return null;
    }
    var facts = new Facts(operations);
    if (facts.violation() != null) {
      return facts.violation();
    }
    var search = new Search(operations, facts, margins, givenUp);
    Stuck stuck = search.run();
    return stuck == null ? null : violation(operations, search.puts(), stuck);
  }

  private static Violation violation(List<Operation> operations, List<KnownPut> puts, Stuck stuck) {
    Operation at = stuck.operation() != null ? stuck.operation() : witness(operations, puts, stuck);
    String could =
        stuck.before().stream()
            .map(c -> describe(c, puts))
            .distinct()
            .limit(4)
            .collect(Collectors.joining(", or "));
    return new Violation(
        at.key(),
        rule(at, puts, stuck),
        "“%s” cannot be: when it ended, the key must have been %s, with what was pending since"
            .formatted(at.note(), could),
        at,
        operations);
  }

  /** An operation that saw the version that no put can have written. */
  private static Operation witness(List<Operation> operations, List<KnownPut> puts, Stuck stuck) {
    long version = puts.get(stuck.index()).version();
    return operations.stream()
        .filter(o -> Long.valueOf(version).equals(o.version()))
        .findFirst()
        .orElse(operations.getLast());
  }

  private static Rule rule(Operation at, List<KnownPut> puts, Stuck stuck) {
    Long version = at.version();
    if (at.outcome() instanceof Outcome.Written || at.outcome() instanceof Outcome.Deleted) {
      return Rule.IMPOSSIBLE_WRITE;
    }
    if (version == null) {
      return Rule.LOST;
    }
    boolean written =
        stuck.before().stream()
            .allMatch(c -> c.puts() > 0 && puts.get(c.puts() - 1).version() >= version);
    return written ? Rule.STALE : Rule.NEVER_WRITTEN;
  }

  private static String describe(Configuration c, List<KnownPut> puts) {
    if (c.state() == State.HIDDEN) {
      return "what a write of unknown outcome left";
    }
    if (c.state() == State.NOTHING) {
      return c.puts() == 0 ? "absent" : "deleted after version " + puts.get(c.puts() - 1).version();
    }
    return "at version " + puts.get(c.puts() - 1).version();
  }

  private KeyCheck() {}
}
