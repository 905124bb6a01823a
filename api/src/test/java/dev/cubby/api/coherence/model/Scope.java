package dev.cubby.api.coherence.model;

/**
 * How much may happen. Reader, writer and enterer {@code i} belong to process {@code i} modulo the
 * number of processes.
 *
 * @param readers that read as often as they like; at most 2
 * @param writers that write once each; at most 2
 * @param enterers that may put the cache in use, as often as epochs are left; at most 2
 * @param epochs the highest epoch; at most 6
 * @param restarts of the cache, which is empty then; at most 3
 * @param crashes of processes, which go on without a memory; at most 1
 * @param slow whether the row's answer takes its time, while an older copy of it counts
 */
record Scope(
    int processes,
    int readers,
    int writers,
    int enterers,
    int epochs,
    int restarts,
    int crashes,
    boolean slow) {}
