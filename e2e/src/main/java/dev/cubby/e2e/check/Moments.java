package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The moments at which the versions of keys came to be, each as a version of the store. A write by
 * itself comes to be at its own version, all writes of a batch at the last of theirs. Where the
 * outcome of a batch is unknown and any of its values was seen, the moments of all are known.
 */
final class Moments {
  private static final long SECOND = 1_000_000_000;

  private final Map<String, TreeMap<Long, Long>> keys = new HashMap<>();
  private final Map<String, Long> seen = new HashMap<>();
  private final List<Operation> operations;

  private Moments(List<Operation> operations) {
    this.operations = operations;
  }

  static Moments of(List<Operation> operations, Collection<List<Operation>> batches) {
    var moments = new Moments(operations);
    for (Operation operation : operations) {
      Long version = operation.version();
      if (version != null) {
        moments.note(operation.key(), version, version);
        moments.see(operation, version);
      }
    }
    batches.forEach(moments::join);
    return moments;
  }

  private void see(Operation operation, long version) {
    if (operation.outcome() instanceof Outcome.Present present && present.value() != null) {
      seen.put(name(operation.key(), present.value()), version);
    } else if (operation.outcome() instanceof Outcome.Written) {
      seen.put(name(operation.key(), operation.value()), version);
    }
  }

  private static String name(String key, @Nullable String value) {
    return key + " " + value;
  }

  private void note(String key, long version, long moment) {
    keys.computeIfAbsent(key, _ -> new TreeMap<>()).merge(version, moment, Math::max);
  }

  /** The writes of a batch, in their order, have versions that follow each other. */
  private void join(List<Operation> batch) {
    List<Operation> writes = batch.stream().filter(o -> o.kind() == Kind.PUT).toList();
    for (int i = 0; i < writes.size(); i++) {
      Long version = seen.get(name(writes.get(i).key(), writes.get(i).value()));
      if (version != null) {
        long first = version - i;
        long last = first + writes.size() - 1;
        for (int j = 0; j < writes.size(); j++) {
          note(writes.get(j).key(), first + j, last);
        }
      }
    }
  }

  /** When the key came to be at this version; 0 for the time before all of them. */
  long of(String key, long version) {
    return version == 0
        ? 0
        : keys.getOrDefault(key, new TreeMap<>()).getOrDefault(version, version);
  }

  /** When the key was replaced at this version; {@link Long#MAX_VALUE} where nobody saw that. */
  long after(String key, long version) {
    var next = keys.getOrDefault(key, new TreeMap<>()).higherEntry(version);
    return next == null ? Long.MAX_VALUE : next.getValue();
  }

  /** The batch, and the writes of its keys that were under way at most a second before it. */
  List<Operation> around(List<Operation> batch) {
    var keys = batch.stream().map(Operation::key).collect(Collectors.toSet());
    long begin = batch.getFirst().call() - SECOND;
    long end = batch.getFirst().end();
    var around = new ArrayList<>(batch);
    operations.stream()
        .filter(o -> o.write() && keys.contains(o.key()) && !batch.contains(o))
        .filter(o -> o.call() <= end && o.end() >= begin)
        .forEach(around::add);
    return around;
  }
}
