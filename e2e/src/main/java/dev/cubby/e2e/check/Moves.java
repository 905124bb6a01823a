package dev.cubby.e2e.check;

import dev.cubby.e2e.check.Configuration.State;
import dev.cubby.e2e.check.Configuration.Used;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ways in which a write that is pending can take effect next. */
final class Moves {
  private final List<KnownPut> puts;
  private final Pending pending;
  private final Rules rules;
  private final boolean expiring;

  Moves(List<KnownPut> puts, Pending pending, Rules rules) {
    this.puts = puts;
    this.pending = pending;
    this.rules = rules;
    this.expiring = puts.stream().anyMatch(put -> put.expiresEarliest() != Long.MAX_VALUE);
  }

  void from(Configuration now, Consumer<Configuration> next) {
    knownPut(now, next);
    deletes(now, next);
    hiddenPut(now, next);
    hiddenDelete(now, next);
  }

  /** Versions grow, so only the least that has not been written yet can come next. */
  private void knownPut(Configuration now, Consumer<Configuration> next) {
    if (now.puts() == puts.size()) {
      return;
    }
    Operation put = puts.get(now.puts()).operation();
    if (put == null) {
      useHidden(now, used -> next.accept(now.put(used)));
    } else if (pending.called(put) && rules.admitsPut(now, put)) {
      next.accept(now.put());
    }
  }

  /** Of deletes that are alike, the one that must be done first may as well go first. */
  private void deletes(Configuration now, Consumer<Configuration> next) {
    int first = -1;
    long deadline = Long.MAX_VALUE;
    for (Map.Entry<Integer, Operation> entry : pending.bySlot().entrySet()) {
      Operation operation = entry.getValue();
      int slot = entry.getKey();
      if (!(operation.outcome() instanceof Outcome.Deleted(boolean found))
          || now.done().get(slot)
          || !rules.admitsDelete(now, operation)) {
        continue;
      }
      boolean alike = found && !expiring && operation.precondition() instanceof Precondition.Any;
      if (!alike) {
        next.accept(now.nothing(slot));
      } else if (operation.end() < deadline) {
        first = slot;
        deadline = operation.end();
      }
    }
    if (first >= 0) {
      next.accept(now.nothing(first));
    }
  }

  private void hiddenPut(Configuration now, Consumer<Configuration> next) {
    if (now.state() != State.HIDDEN) {
      useHidden(now, used -> next.accept(now.hidden(used)));
    }
  }

  /** A put that no client saw takes effect: with the precondition that is of least other use. */
  private void useHidden(Configuration now, Consumer<Used> next) {
    Used used = now.used();
    Long version = version(now);
    if (version != null && pending.hiddenPutAt(version)) {
      next.accept(used);
      return;
    }
    boolean creation = now.state() == State.NOTHING || expiring;
    if (creation && pending.hiddenCreationLeft(used)) {
      next.accept(new Used(used.puts(), used.creations() + 1, used.deletes()));
      if (now.state() == State.NOTHING) {
        return;
      }
    }
    if (pending.hiddenPutLeft(used)) {
      next.accept(new Used(used.puts() + 1, used.creations(), used.deletes()));
    }
  }

  private void hiddenDelete(Configuration now, Consumer<Configuration> next) {
    Used used = now.used();
    Long version = version(now);
    if (now.state() == State.NOTHING) {
      return;
    }
    if (version != null && pending.hiddenDeleteAt(version)) {
      next.accept(now.nothing(used));
    } else if (pending.hiddenDeleteLeft(used)) {
      next.accept(now.nothing(new Used(used.puts(), used.creations(), used.deletes() + 1)));
    }
  }

  private @Nullable Long version(Configuration now) {
    return now.state() == State.KNOWN ? rules.version(now) : null;
  }
}
