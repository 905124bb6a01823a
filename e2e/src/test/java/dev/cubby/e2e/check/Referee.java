package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges short histories without TTL by trying all orders (Wing and Gong, 1993, with Lowe's memo),
 * by a plain model of a register: slow, and simple enough to be believed.
 */
final class Referee {
  private final List<Operation> operations;
  private final Map<String, Long> versions = new HashMap<>();
  private final Set<Long> seenVersions = new HashSet<>();
  private final Set<Node> tried = new HashSet<>();

  /**
   * What the register holds.
   *
   * @param version 0 for one that nobody has seen
   * @param last the greatest version so far that anybody has seen
   */
  private record Register(boolean there, @Nullable String value, long version, long last) {}

  private record Node(int done, Register register) {}

  private Referee(List<Operation> operations) {
    this.operations = operations;
  }

  static boolean linearizable(List<Operation> operations) {
    var referee = new Referee(operations);
    return referee.plausible() && referee.search(0, new Register(false, null, 0, 0));
  }

  private boolean plausible() {
    for (Operation o : operations) {
      Long seen = null;
      String value = null;
      if (o.outcome() instanceof Outcome.Present present) {
        seen = present.version();
        value = present.value();
      } else if (o.outcome() instanceof Outcome.Written written) {
        seen = written.version();
        value = o.value();
      } else if (o.outcome() instanceof Outcome.Refused refused) {
        seen = refused.current();
      }
      if (seen != null) {
        seenVersions.add(seen);
      }
      if (o.precondition() instanceof Precondition.At(long at)
          && (o.outcome() instanceof Outcome.Written || o.outcome() instanceof Outcome.Deleted)) {
        seenVersions.add(at);
      }
      if (seen != null && value != null) {
        Long before = versions.put(value, seen);
        if (before != null && !before.equals(seen)) {
          return false;
        }
      }
    }
    return versions.values().stream().distinct().count() == versions.size();
  }

  private boolean search(int done, Register register) {
    if (!tried.add(new Node(done, register))) {
      return false;
    }
    long bound = Long.MAX_VALUE;
    boolean complete = true;
    for (int i = 0; i < operations.size(); i++) {
      Operation o = operations.get(i);
      if ((done & 1 << i) == 0 && !(o.outcome() instanceof Outcome.NotDone)) {
        bound = Math.min(bound, o.deadline());
        complete &= o.deadline() == Long.MAX_VALUE;
      }
    }
    if (complete) {
      return true;
    }
    for (int i = 0; i < operations.size(); i++) {
      Operation o = operations.get(i);
      if ((done & 1 << i) == 0
          && !(o.outcome() instanceof Outcome.NotDone)
          && o.call() <= bound
          && apply(o, done | 1 << i, register)) {
        return true;
      }
    }
    return false;
  }

  private boolean apply(Operation o, int done, Register now) {
    boolean holds =
        switch (o.precondition()) {
          case Precondition.Any _ -> true;
          case Precondition.Absent _ -> !now.there();
          case Precondition.At(long version) -> now.there() && now.version() == version;
        };
    return switch (o.outcome()) {
      case Outcome.Present(long version, var value, var _) ->
          now.there()
              && now.version() == version
              && (value == null || value.equals(now.value()))
              && search(done, now);
      case Outcome.Absent _ -> !now.there() && search(done, now);
      case Outcome.Refused(var current) ->
          (current == null ? !now.there() : now.there() && now.version() == current)
              && search(done, now);
      case Outcome.Written(long version, var created, var _) ->
          holds
              && (created == null || created != now.there())
              && version > now.last()
              && search(done, new Register(true, o.value(), version, version));
      case Outcome.Deleted(boolean found) ->
          holds && (now.there() || !found) && search(done, gone(now));
      case Outcome.Unknown _ ->
          holds && (o.kind() == Kind.DELETE ? search(done, gone(now)) : written(o, done, now));
      case Outcome.NotDone _ -> false;
    };
  }

  private boolean written(Operation o, int done, Register now) {
    Long version = versions.get(String.valueOf(o.value()));
    if (version != null) {
      return version > now.last() && search(done, new Register(true, o.value(), version, version));
    }
    for (long seen : seenVersions) {
      if (!versions.containsValue(seen)
          && seen > now.last()
          && search(done, new Register(true, o.value(), seen, seen))) {
        return true;
      }
    }
    return search(done, new Register(true, o.value(), 0, now.last()));
  }

  private static Register gone(Register now) {
    return new Register(false, null, 0, now.last());
  }
}
