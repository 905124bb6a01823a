/** The store, its cache and its flights in one process, over SQLite. */
@NullMarked
package dev.cubby.api.embedded;

import org.jspecify.annotations.NullMarked;
