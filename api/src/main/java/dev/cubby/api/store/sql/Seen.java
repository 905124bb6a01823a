package dev.cubby.api.store.sql;

import org.jspecify.annotations.Nullable;

/**
 * What was read, which does not count before it is proved.
 *
 * @param reign of the server that it was read from
 */
record Seen<T extends @Nullable Object>(T value, Reign reign) {}
