/** The {@link dev.cubby.api.store.Store} over one SQLite file, for a process of its own. */
@NullMarked
package dev.cubby.api.store.sqlite;

import org.jspecify.annotations.NullMarked;
