package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a history that is not linearizable small, by steps that would leave one that is so: then
 * what is left shows as much as the whole.
 *
 * <ul>
 *   <li>What was called after the operation that no order explains can go: it came too late.
 *   <li>Who only looked can go.
 *   <li>Writers need not say whether the key was there before.
 *   <li>Where none does, a put can go with all who saw it or relied on it.
 * </ul>
 */
final class Shrinking {
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
    for (Operation write : shrinking.history()) {
      shrinking.relax(write);
    }
    shrinking.dropPuts();
    shrinking.dropLookers();
    return shrinking.smallest;
  }

  private List<Operation> history() {
    return smallest.history();
  }

  private boolean tryWith(List<Operation> fewer) {
    Violation still = KeyCheck.check(fewer, margins);
    if (still == null) {
      return false;
    }
    smallest = still.with(fewer);
    return true;
  }

  /** Halves first, then ever smaller pieces, as in delta debugging (Zeller, 2002). */
  private void dropLookers() {
    List<Operation> lookers = history().stream().filter(Pending::observes).toList();
    for (int size = lookers.size(); size > 0; size /= 2) {
      for (int from = 0; from < lookers.size(); from += size) {
        drop(lookers.subList(from, Math.min(from + size, lookers.size())));
      }
    }
  }

  private void dropPuts() {
    List<Operation> puts =
        history().stream()
            .filter(o -> o.kind() == Operation.Kind.PUT && !Pending.observes(o))
            .toList();
    for (int size = puts.size(); size > 0; size /= 2) {
      for (int from = 0; from < puts.size(); from += size) {
        Set<Operation> gone = new HashSet<>();
        puts.subList(from, Math.min(from + size, puts.size()))
            .forEach(o -> addWithReliers(o, gone));
        if (history().stream().filter(o -> !gone.contains(o)).noneMatch(Shrinking::tells)) {
          drop(gone);
        }
      }
    }
  }

  private void drop(Iterable<Operation> operations) {
    Set<Operation> gone = new HashSet<>();
    operations.forEach(gone::add);
    List<Operation> fewer = history().stream().filter(o -> !gone.contains(o)).toList();
    if (fewer.size() < history().size() && !fewer.isEmpty()) {
      tryWith(fewer);
    }
  }

  private void relax(Operation write) {
    Outcome relaxed =
        switch (write.outcome()) {
          case Outcome.Written(long version, var _, var expiresAt) ->
              new Outcome.Written(version, null, expiresAt);
          case Outcome.Deleted _ -> new Outcome.Deleted(false);
          default -> write.outcome();
        };
    if (!relaxed.equals(write.outcome())) {
      var others = new ArrayList<>(history());
      others.replaceAll(o -> o.id() == write.id() ? o.with(relaxed) : o);
      tryWith(others);
    }
  }

  /** Whether it says that there was a key, whichever put that was from. */
  private static boolean tells(Operation operation) {
    return switch (operation.outcome()) {
      case Outcome.Written written -> Boolean.FALSE.equals(written.created());
      case Outcome.Deleted deleted -> deleted.found();
      default -> false;
    };
  }

  private void addWithReliers(Operation put, Set<Operation> gone) {
    if (!gone.add(put)) {
      return;
    }
    Long version = put.outcome() instanceof Outcome.Written written ? written.version() : null;
    for (Operation operation : history()) {
      boolean relies =
          sees(operation, put, version)
              || (version != null
                  && operation.precondition() instanceof Precondition.At(long at)
                  && at == version);
      if (relies) {
        addWithReliers(operation, gone);
      }
    }
  }

  private static boolean sees(Operation operation, Operation put, @Nullable Long version) {
    return switch (operation.outcome()) {
      case Outcome.Present present ->
          Objects.equals(present.value(), put.value())
              || (version != null && present.version() == version);
      case Outcome.Refused refused -> version != null && version.equals(refused.current());
      default -> false;
    };
  }
}
