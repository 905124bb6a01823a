package dev.cubby.e2e.report;

import dev.cubby.e2e.fault.Injected;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What clients went without during each kind of fault. */
public final class Outages {

  /**
   * One kind of fault. Times are nanoseconds, the longest of all times it came.
   *
   * @param read without a read that succeeded, faults mended and not
   * @param write likewise
   * @param recovery from the mending to a read and a write that succeeded
   * @param refusal how long a 503 took
   */
  public record Row(
      int times, long lasted, long read, long write, long recovery, long refusal, String promised) {
    Row with(Row o) {
      return new Row(
          times + o.times,
          Math.max(lasted, o.lasted),
          Math.max(read, o.read),
          Math.max(write, o.write),
          Math.max(recovery, o.recovery),
          Math.max(refusal, o.refusal),
          promised);
    }
  }

  /** By the fault's name. */
  public static Map<String, Row> of(List<Injected> all, List<Operation> operations) {
    var rows = new TreeMap<String, Row>();
    long[] reads = ends(operations, Outages::read);
    long[] writes = ends(operations, Outages::written);
    for (Injected one : all) {
      long recovery =
          Math.max(first(reads, one.mended()), first(writes, one.mended())) - one.mended();
      long refusal =
          operations.stream()
              .filter(o -> o.call() >= one.begun() && o.call() < one.mended())
              .filter(o -> o.note().contains(" 503"))
              .mapToLong(o -> o.end() - o.call())
              .max()
              .orElse(0);
      String promised = one.faults().size() == 1 ? one.faults().getFirst().promised() : "";
      rows.merge(
          one.name(),
          new Row(
              1,
              one.mended() - one.begun(),
              gap(reads, one),
              gap(writes, one),
              recovery,
              refusal,
              promised),
          Row::with);
    }
    return rows;
  }

  private static boolean read(Operation o) {
    return !o.write()
        && (o.outcome() instanceof Outcome.Present || o.outcome() instanceof Outcome.Absent);
  }

  private static boolean written(Operation o) {
    return o.write()
        && !(o.outcome() instanceof Outcome.NotDone)
        && !(o.outcome() instanceof Outcome.Unknown);
  }

  private static long[] ends(List<Operation> operations, Predicate<Operation> which) {
    return operations.stream().filter(which).mapToLong(Operation::end).sorted().toArray();
  }

  private static long first(long[] ends, long from) {
    for (long end : ends) {
      if (end >= from) {
        return end;
      }
    }
    return Long.MAX_VALUE / 2;
  }

  private static long gap(long[] ends, Injected within) {
    long last = within.begun();
    long longest = 0;
    for (long end : ends) {
      if (end > within.begun() && end <= within.calm()) {
        longest = Math.max(longest, end - last);
        last = end;
      }
    }
    return Math.max(longest, within.calm() - last);
  }

  private Outages() {}
}
