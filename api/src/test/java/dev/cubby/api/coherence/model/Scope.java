package dev.cubby.api.coherence.model;

/**
 * How much may happen.
 *
 * @param readers who read as often as they like
 * @param writers who write once each
 * @param enterers who may put the cache in use, as often as epochs are left
 * @param epochs the highest epoch
 */
record Scope(
    int processes, int readers, int writers, int enterers, int epochs, int restarts, int crashes) {}
