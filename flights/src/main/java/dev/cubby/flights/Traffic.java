package dev.cubby.flights;

import java.util.concurrent.atomic.LongAdder;

/** The bounds and counters that all lanes share. */
final class Traffic {
  final Bound flights;
  final Bound callers;
  final ByteBudget buffers;
  final LongAdder launched = new LongAdder();
  final LongAdder ended = new LongAdder();
  final LongAdder retried = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder collapsed = new LongAdder();
  final LongAdder detached = new LongAdder();
  final LongAdder solo = new LongAdder();
  final LongAdder timedOut = new LongAdder();
  final LongAdder refused = new LongAdder();

  Traffic(FlightLimits limits) {
    flights = new Bound(limits.flights());
    callers = new Bound(limits.callers());
    buffers = new ByteBudget(limits);
  }

  /** Whether anything is waiting or in the air. */
  boolean any() {
    return callers.taken() > 0 || flights.taken() > 0;
  }

  FlightStats stats(long keys) {
    long running = Math.max(0, launched.sum() - ended.sum());
    return new FlightStats(
        keys,
        running,
        Math.max(0, flights.taken() - running),
        callers.taken(),
        buffers.reserved(),
        launched.sum(),
        retried.sum(),
        failed.sum(),
        collapsed.sum(),
        detached.sum(),
        solo.sum(),
        timedOut.sum(),
        refused.sum());
  }
}
