package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Makes a history that is not linearizable small. Each step would leave a linearizable history
 * linearizable, so the history that is left shows as much as the whole.
 *
 * <ul>
 *   <li>Operations called after the one that no order explains can go: they came too late.
 *   <li>Reads can go.
 *   <li>Writes need not say whether the key was there before.
 *   <li>Where no write does, a put can go with all operations that saw it or relied on it.
 * </ul>
 *
 * <p>The last two are left out where a time to live is at play: a put that is over may be all that
 * explains an absent key.
 */
final class Shrinking {
  /** A history that tells less allows more orders, so that a search may take ever longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final long end = System.nanoTime() + PATIENCE.toNanos();
  private final Margins margins;
  private Violation smallest;

  private Shrinking(Violation violation, Margins margins) {
    this.smallest = violation;
    this.margins = margins;
  }

  static Violation shrink(Violation violation, Margins margins) {
    var shrinking = new Shrinking(violation, margins);
    long end = violation.at().end();
    shrinking.tryWith(shrinking.history().stream().filter(o -> o.call() <= end).toList());
    shrinking.dropLookers();
    if (shrinking.history().stream().allMatch(o -> o.ttlNanos() == null)) {
      shrinking.relax();
      shrinking.dropPuts();
      shrinking.dropLookers();
    }
    return shrinking.smallest;
  }

  private List<Operation> history() {
    return smallest.history();
  }

  private void tryWith(List<Operation> fewer) {
    long last = Math.min(end, System.nanoTime() + PATIENCE.toNanos() / 5);
    try {
      Violation still =
          fewer.isEmpty()
              ? null
              : KeyCheck.check(fewer, margins, () -> System.nanoTime() - last > 0);
      if (still != null && (!putIsMissing(still) || putIsMissing(smallest))) {
        smallest = still.with(fewer);
      }
    } catch (CancellationException _) {
      // it stays as large as it was
    }
  }

  /** Where one put has two versions, it could go alone; what is left would show something else. */
  private static boolean putIsMissing(Violation violation) {
    return violation.rule() == Violation.Rule.NEVER_WRITTEN;
  }

  /** Halves first, then ever smaller pieces, as in delta debugging (Zeller, 2002). */
  private void pieces(
      Predicate<Operation> chosen, Function<List<Operation>, List<Operation>> without) {
    int size = history().size();
    while (size > 0) {
      List<Operation> left = history().stream().filter(chosen).toList();
      size = Math.min(size, left.size());
      for (int from = 0; size > 0 && from < left.size(); from += size) {
        if (System.nanoTime() - end > 0) {
          return;
        }
        tryWith(without.apply(left.subList(from, Math.min(from + size, left.size()))));
      }
      size /= 2;
    }
  }

  private void dropLookers() {
    pieces(Pending::observes, piece -> without(ids(piece)));
  }

  private void relax() {
    pieces(
        o -> !relaxed(o).equals(o.outcome()),
        piece -> replaced(ids(piece), o -> o.with(relaxed(o))));
  }

  private void dropPuts() {
    pieces(
        o -> o.kind() == Operation.Kind.PUT && !Pending.observes(o),
        piece -> {
          List<Operation> fewer = without(new Reliance(history()).closure(piece));
          return fewer.stream().anyMatch(Shrinking::tells) ? List.of() : fewer;
        });
  }

  private List<Operation> without(Set<Long> gone) {
    return history().stream().filter(o -> !gone.contains(o.id())).toList();
  }

  private List<Operation> replaced(Set<Long> chosen, UnaryOperator<Operation> by) {
    return history().stream().map(o -> chosen.contains(o.id()) ? by.apply(o) : o).toList();
  }

  private static Set<Long> ids(List<Operation> operations) {
    return operations.stream().map(Operation::id).collect(Collectors.toSet());
  }

  private static Outcome relaxed(Operation write) {
    return switch (write.outcome()) {
      case Outcome.Written(long version, var _, var expiresAt) ->
          new Outcome.Written(version, null, expiresAt);
      case Outcome.Deleted _ -> new Outcome.Deleted(false);
      default -> write.outcome();
    };
  }

  /** Whether it says that there was a key, whichever put that was from. */
  private static boolean tells(Operation operation) {
    return switch (operation.outcome()) {
      case Outcome.Written written -> Boolean.FALSE.equals(written.created());
      case Outcome.Deleted deleted -> deleted.found();
      default -> false;
    };
  }
}
