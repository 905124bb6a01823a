/** PostgreSQL as a database of the store for many processes. */
@NullMarked
package dev.cubby.api.store.postgres;

import org.jspecify.annotations.NullMarked;
