package dev.cubby.api.store;

/**
 * A key as it was at a version of the store.
 *
 * @param version of the store: every write up to it counts, none after it
 */
public record AsOf(Key key, long version) {}
