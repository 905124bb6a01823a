package dev.cubby.flights;

import java.util.concurrent.atomic.LongAdder;

/** The bounds and counters that all lanes share. */
final class Traffic {
  final Quota flights;
  final Quota callers;
  final AnswerBuffers buffers;
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
    flights = new Quota(limits.flights());
    callers = new Quota(limits.callers());
    buffers = new AnswerBuffers(limits);
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
