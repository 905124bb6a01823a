package dev.cubby.api.coherence.model.failover;

/**
 * How much may happen. Reader and writer {@code i} belong to process {@code i} modulo the number of
 * processes.
 *
 * @param failovers promotions of a standby; at most 2
 * @param faults commits that become visible before the standby has them: cancelled, terminated, or
 *     recovered after a crash; at most 3
 * @param processes that use the cache; 0 where there is no cache; at most 2
 * @param readers that read as often as they like; at most 2
 * @param writers that write once each; at most 2
 * @param epochs the highest epoch; at most 3. From 2 on, a process may put the cache in use again
 * @param restarts of the cache, which is empty then; at most 3
 * @param slow whether the proof of a copy of the row takes its time, while an older copy counts
 */
record Scope(
    int failovers,
    int faults,
    int processes,
    int readers,
    int writers,
    int epochs,
    int restarts,
    boolean slow) {
  boolean cached() {
    return processes > 0;
  }
}
