package dev.cubby.e2e.check;

import dev.cubby.e2e.check.Configuration.State;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.util.List;

/** The answers of a register in each state. */
final class Rules {
  private final List<KnownPut> puts;
  private final long earliestHiddenExpiry;
  private final long early;
  private final long late;

  Rules(List<KnownPut> puts, long earliestHiddenExpiry, Margins margins) {
    this.puts = puts;
    this.earliestHiddenExpiry = earliestHiddenExpiry;
    this.early = margins.early().toNanos();
    this.late = margins.late().toNanos();
  }

  /** Whether it is a read, or a write that was refused, and is answered so in this state. */
  boolean explains(Configuration now, Operation operation) {
    return switch (operation.outcome()) {
      case Outcome.Present(long version, var _, var _) -> stands(now, version, operation);
      case Outcome.Absent _ -> mayBeGone(now, operation);
      case Outcome.Refused(var current) ->
          current == null ? mayBeGone(now, operation) : stands(now, current, operation);
      case Outcome.Written _, Outcome.Deleted _, Outcome.NotDone _, Outcome.Unknown _ -> false;
    };
  }

  /** Whether a put can take effect in this state, and be answered as it was. */
  boolean admitsPut(Configuration now, Operation put) {
    Boolean created = put.outcome() instanceof Outcome.Written written ? written.created() : null;
    if (created != null && !(created ? mayBeGone(now, put) : mayBeThere(now, put))) {
      return false;
    }
    return admits(now, put);
  }

  boolean admitsDelete(Configuration now, Operation delete) {
    boolean found = delete.outcome() instanceof Outcome.Deleted deleted && deleted.found();
    return (!found || mayBeThere(now, delete)) && admits(now, delete);
  }

  private boolean admits(Configuration now, Operation write) {
    return switch (write.precondition()) {
      case Precondition.Any _ -> true;
      case Precondition.Absent _ -> mayBeGone(now, write);
      case Precondition.At(long version) -> stands(now, version, write);
    };
  }

  /** The version of the last known put. */
  long version(Configuration now) {
    return puts.get(now.puts() - 1).version();
  }

  private boolean stands(Configuration now, long version, Operation operation) {
    return now.state() == State.KNOWN && version(now) == version && mayBeThere(now, operation);
  }

  private boolean mayBeThere(Configuration now, Operation operation) {
    return switch (now.state()) {
      case NOTHING -> false;
      case HIDDEN -> true;
      case KNOWN -> !past(operation.call(), puts.get(now.puts() - 1).expiresLatest(), late);
    };
  }

  private boolean mayBeGone(Configuration now, Operation operation) {
    return switch (now.state()) {
      case NOTHING -> true;
      case HIDDEN -> past(operation.deadline(), earliestHiddenExpiry, -early);
      case KNOWN -> past(operation.deadline(), puts.get(now.puts() - 1).expiresEarliest(), -early);
    };
  }

  private static boolean past(long time, long expiry, long margin) {
    return expiry != Long.MAX_VALUE && time > expiry + margin;
  }
}
