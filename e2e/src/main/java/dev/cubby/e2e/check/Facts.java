package dev.cubby.e2e.check;

import dev.cubby.e2e.check.Violation.Rule;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a key's history gives without any search: which put has which version. Values are
 * unique, so an operation that saw a value with its version tells the version of its put.
 */
final class Facts {
  private final List<Operation> operations;
  private final Map<String, Operation> puts = new HashMap<>();
  private final Map<Long, String> values = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<Long, Long> firstSeen = new TreeMap<>();
  private final Map<Long, Long> expiries = new HashMap<>();
  private @Nullable Violation violation;

  Facts(List<Operation> operations) {
    this.operations = operations;
    for (Operation operation : operations) {
      if (operation.kind() == Kind.PUT && operation.value() != null) {
        puts.put(operation.value(), operation);
      }
    }
    for (Operation operation : operations) {
      note(operation);
    }
  }

  /** What is wrong already; null where a search must tell. */
  @Nullable Violation violation() {
    return violation;
  }

  private void note(Operation operation) {
    switch (operation.outcome()) {
      case Outcome.Present(long version, var value, var expiresAt) -> {
        seen(version, operation);
        expires(version, expiresAt);
        if (value != null) {
          bind(version, value, operation);
        }
      }
      case Outcome.Written(long version, var _, var expiresAt) -> {
        seen(version, operation);
        expires(version, expiresAt);
        bind(version, String.valueOf(operation.value()), operation);
        seenBefore(operation);
      }
      case Outcome.Refused(var current) -> {
        if (current != null) {
          seen(current, operation);
        }
      }
      case Outcome.Deleted _ -> seenBefore(operation);
      case Outcome.Absent _, Outcome.NotDone _, Outcome.Unknown _ -> {}
    }
  }

  /** A write that found the version it asked for has seen it. */
  private void seenBefore(Operation operation) {
    if (operation.precondition() instanceof Precondition.At(long version)) {
      seen(version, operation);
    }
  }

  private void seen(long version, Operation by) {
    firstSeen.merge(version, by.end(), Math::min);
  }

  private void expires(long version, @Nullable Long at) {
    if (at != null) {
      expiries.put(version, at);
    }
  }

  private void bind(long version, String value, Operation by) {
    String other = values.putIfAbsent(version, value);
    if (other != null && !other.equals(value)) {
      wrong(
          Rule.VERSION_REUSED,
          by,
          "version %d is %s here, and %s elsewhere".formatted(version, value, other));
    }
    Long before = versions.putIfAbsent(value, version);
    if (before != null && before != version) {
      wrong(
          Rule.WRITTEN_TWICE,
          by,
          "%s is version %d here, and %d elsewhere: one put took effect twice"
              .formatted(value, version, before));
    }
    Operation put = puts.get(value);
    if (put == null) {
      wrong(Rule.NEVER_WRITTEN, by, "nobody has put " + value);
    } else if (put.outcome() instanceof Outcome.NotDone
        || put.outcome() instanceof Outcome.Refused) {
      wrong(
          Rule.FAILED_WRITE_SEEN,
          by,
          "%s is seen, whose put had failed: %s".formatted(value, put.note()));
    }
  }

  private void wrong(Rule rule, Operation at, String why) {
    if (violation == null) {
      violation = new Violation(at.key(), rule, why, at, operations);
    }
  }

  /** The puts with known versions, in their order. */
  List<KnownPut> knownPuts() {
    var known = new ArrayList<KnownPut>();
    firstSeen.forEach((version, seen) -> {
      Operation put = puts.get(String.valueOf(values.get(version)));
      long earliest = Long.MAX_VALUE;
      long latest = Long.MAX_VALUE;
      Long told = expiries.get(version);
      if (told != null) {
        earliest = told;
        latest = told;
      } else if (put != null && put.ttlNanos() != null) {
        earliest = put.call() + put.ttlNanos();
      } else if (put == null) {
        earliest = earliestHiddenExpiry();
      }
      known.add(new KnownPut(version, put, seen, earliest, latest));
    });
    return known;
  }

  /** Puts of unknown outcome that no client saw. */
  List<Operation> hiddenPuts() {
    Set<String> known = new HashSet<>(versions.keySet());
    return operations.stream()
        .filter(o -> o.kind() == Kind.PUT && o.outcome() instanceof Outcome.Unknown)
        .filter(o -> !known.contains(String.valueOf(o.value())))
        .toList();
  }

  /** When a put that no client saw may be over; {@link Long#MAX_VALUE} where none has a TTL. */
  long earliestHiddenExpiry() {
    return hiddenPuts().stream()
        .filter(o -> o.ttlNanos() != null)
        .mapToLong(o -> o.call() + (o.ttlNanos() == null ? 0 : o.ttlNanos()))
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
