package dev.cubby.e2e.check;

import dev.cubby.e2e.check.Violation.Rule;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Operations;
import dev.cubby.e2e.history.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges the atomic batches of a history, whose keys nobody deletes and none of which expires.
 * Versions are given in the order of the commits, by one counter. So a batch took effect as a whole
 * if its writes have versions without a gap, and what a batch read stood together if one version of
 * the store explains all of it. That each key by itself is linearizable is {@link KeyCheck}'s part.
 */
final class BatchCheck {
  private final Moments moments;
  private final List<Violation> violations = new ArrayList<>();

  private BatchCheck(Moments moments) {
    this.moments = moments;
  }

  static List<Violation> check(List<Operation> operations) {
    var batches = new LinkedHashMap<Long, List<Operation>>();
    for (Operation operation : Operations.byCall(operations)) {
      if (operation.batch() != null) {
        batches.computeIfAbsent(operation.batch(), _ -> new ArrayList<>()).add(operation);
      }
    }
    var check = new BatchCheck(Moments.of(operations, batches.values()));
    batches.values().forEach(check::judge);
    return check.violations;
  }

  private void judge(List<Operation> batch) {
    Long first = judgeWrites(batch);
    judgeReads(batch, first);
  }

  /** The first version of the batch's writes; null where it was told none. */
  private @Nullable Long judgeWrites(List<Operation> batch) {
    List<Operation> writes = batch.stream().filter(o -> o.kind() == Kind.PUT).toList();
    Long first = null;
    int done = 0;
    for (int i = 0; i < writes.size(); i++) {
      if (writes.get(i).outcome() instanceof Outcome.Written written) {
        done++;
        if (first == null) {
          first = written.version() - i;
        } else if (written.version() - i != first) {
          torn(Rule.TORN_WRITE, writes.get(i), batch, "other writes came between those of a batch");
          return null;
        }
      }
    }
    if (done > 0 && done < writes.size()) {
      torn(Rule.TORN_WRITE, writes.getFirst(), batch, "a part of a batch was acknowledged");
      return null;
    }
    return first;
  }

  /**
   * What the batch read stood together from the moment at which the newest of it was written until
   * the first of it was replaced. Where the batch also wrote, it must have stood just before that.
   */
  private void judgeReads(List<Operation> batch, @Nullable Long ownVersion) {
    long since = ownVersion == null ? 0 : ownVersion - 1;
    long until = ownVersion == null ? Long.MAX_VALUE : ownVersion;
    Operation newest = null;
    Operation oldest = null;
    for (Operation read : batch) {
      boolean absent = read.outcome() instanceof Outcome.Absent;
      if (read.kind() != Kind.READ || !(absent || read.outcome() instanceof Outcome.Present)) {
        continue;
      }
      long version = absent ? 0 : Objects.requireNonNull(read.version());
      long written = moments.of(read.key(), version);
      long replaced = moments.after(read.key(), version);
      if (newest == null || written > since) {
        since = Math.max(since, written);
        newest = read;
      }
      if (oldest == null || replaced < until) {
        until = Math.min(until, replaced);
        oldest = read;
      }
    }
    if (newest != null && oldest != null && since >= until) {
      torn(
          Rule.TORN_READ,
          oldest,
          batch,
          "no version of the store explains it: %s stood since %d, and %s until %d"
              .formatted(newest.key(), since, oldest.key(), until));
    }
  }

  private void torn(Rule rule, Operation at, List<Operation> batch, String why) {
    violations.add(new Violation(at.key(), rule, why, at, moments.around(batch)));
  }
}
