package dev.cubby.flights;

/**
 * The flights in the air, and totals since the start. The figures are read one after another, so
 * they may be off by the events between.
 *
 * @param keys keys with a flight
 * @param running flights whose upstream call is under way, detached and solo ones too
 * @param pending flights that wait for the running one of their key
 * @param callers callers who wait
 * @param bufferedBytes bytes reserved of {@link Flights#buffers}
 * @param launched flights that left, in total
 * @param retried upstream calls made again after a failure, in total
 * @param failed flights that failed twice, in total
 * @param collapsed callers answered by another caller's flight, in total
 * @param detached flights that were slow while another was pending, in total
 * @param solo flights of callers whose shared flight brought an unshareable answer, in total
 * @param timedOut callers whose deadline passed, in total
 * @param refused callers turned away at a bound, in total
 */
public record FlightStats(
    long keys,
    long running,
    long pending,
    long callers,
    long bufferedBytes,
    long launched,
    long retried,
    long failed,
    long collapsed,
    long detached,
    long solo,
    long timedOut,
    long refused) {}
