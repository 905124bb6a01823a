/**
 * Opens {@link dev.cubby.api.keys.Keys} and all that stands behind them, wired: over SQLite with a
 * cache in the process, or over a database and a cache that many processes share.
 */
@NullMarked
package dev.cubby.api.composition;

import org.jspecify.annotations.NullMarked;
