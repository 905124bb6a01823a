package dev.cubby.e2e.report;

import dev.cubby.e2e.history.HistoryClock;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** For each fault: how long no client had a read, or a write, answered; and the slowest failure. */
public final class Outages {
  /** What a fault sets off may come a little after it, such as a process's restart. */
  private static final long AFTER_NANOS = 3_000_000_000L;

  private static final double SECOND = 1e9;

  /** The worst of all times that a fault was there; nanoseconds. */
  private record Row(
      String design, int times, long noRead, long noWrite, int failed, long slowestFailure) {
    Row and(Row other) {
      return new Row(
          design,
          times + other.times,
          Math.max(noRead, other.noRead),
          Math.max(noWrite, other.noWrite),
          failed + other.failed,
          Math.max(slowestFailure, other.slowestFailure));
    }
  }

  /** A table for people, a line a fault. */
  public static String table(List<Operation> operations, HistoryClock clock, FaultLog log) {
    Map<String, Row> rows = new TreeMap<>();
    List<FaultLog.Fault> faults = log.faults();
    for (int i = 0; i < faults.size(); i++) {
      FaultLog.Fault fault = faults.get(i);
      long from = clock.at(fault.begun());
      long after = clock.at(fault.ended()) + AFTER_NANOS;
      long to =
          i + 1 < faults.size() ? Math.min(after, clock.at(faults.get(i + 1).begun())) : after;
      rows.merge(fault.name(), row(operations, fault.design(), from, to), Row::and);
    }
    var text =
        new StringBuilder(
            "%-44s %6s %10s %10s %8s %12s   %s%n"
                .formatted(
                    "fault",
                    "times",
                    "no read",
                    "no write",
                    "failed",
                    "told within",
                    "the design allows"));
    rows.forEach((name, row) ->
        text.append(
            "%-44s %6d %8.1f s %8.1f s %8d %10.1f s   %s%n"
                .formatted(
                    name,
                    row.times,
                    row.noRead / SECOND,
                    row.noWrite / SECOND,
                    row.failed,
                    row.slowestFailure / SECOND,
                    row.design)));
    return text.toString();
  }

  private static Row row(List<Operation> operations, String design, long from, long to) {
    long[] reads = successes(operations, false);
    long[] writes = successes(operations, true);
    int failed = 0;
    long slowest = 0;
    for (Operation operation : operations) {
      boolean here = operation.end() >= from && operation.call() < to;
      if (here && failed(operation)) {
        failed++;
        slowest = Math.max(slowest, operation.end() - operation.call());
      }
    }
    return new Row(design, 1, gap(reads, from, to), gap(writes, from, to), failed, slowest);
  }

  private static boolean failed(Operation operation) {
    return operation.outcome() instanceof Outcome.NotDone
        || operation.outcome() instanceof Outcome.Unknown;
  }

  /** When one of them was answered; and when the history begins and ends, as one that none ends. */
  private static long[] successes(List<Operation> operations, boolean writes) {
    LongStream answered =
        operations.stream()
            .filter(operation -> operation.write() == writes && !failed(operation))
            .mapToLong(Operation::end);
    LongStream bounds =
        operations.stream()
            .flatMapToLong(operation -> LongStream.of(operation.call(), operation.end()));
    LongSummaryStatistics all = bounds.summaryStatistics();
    return LongStream.concat(LongStream.of(all.getMin(), all.getMax()), answered)
        .sorted()
        .toArray();
  }

  /** The longest time between the two without one of them: the next fault has its own. */
  private static long gap(long[] times, long from, long to) {
    long longest = 0;
    for (int i = 1; i < times.length; i++) {
      longest = Math.max(longest, Math.min(times[i], to) - Math.max(times[i - 1], from));
    }
    return longest;
  }

  private Outages() {}
}
